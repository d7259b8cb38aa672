import { expect, it } from "vitest";
import { aCode } from "../testing/fake-call.ts";
import { outsideLink, roomLink, socketUrl, withRoom } from "./room-link.ts";

const INSIDE = "https://efir.test/app/?lang=ru&room=old#tgWebAppData=secret&tgWebAppVersion=9.1";

it("[MA2] [TRAP9] a link to pass on holds the room and no login", () => {
  expect(roomLink(INSIDE, aCode())).toBe("https://efir.test/app/?room=room123");
});

it("[MA3] keeping the room in the address leaves the rest of it alone", () => {
  expect(withRoom(INSIDE, aCode())).toBe(
    "https://efir.test/app/?lang=ru&room=room123#tgWebAppData=secret&tgWebAppVersion=9.1",
  );
});

it("[MA4] [TRAP9] the socket is on the page's own origin, and as safe as the page", () => {
  expect([socketUrl(INSIDE), socketUrl("http://localhost:3000/?room=a")]).toEqual([
    "wss://efir.test/ws",
    "ws://localhost:3000/ws",
  ]);
});

it("[PG21] [TRAP9] a browser outside is given the room, and nothing that Telegram has signed", () => {
  const login = "#tgWebAppData=user%3D1&tgWebAppVersion=9.1";
  const links = ["?room=room123", "?tgWebAppStartParam=room123", "?lang=ru"].map((search) =>
    outsideLink(`https://efir.test/${search}${login}`),
  );
  expect(links).toEqual([
    "https://efir.test/?room=room123",
    "https://efir.test/?room=room123",
    "https://efir.test/",
  ]);
});
