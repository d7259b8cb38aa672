import { createManualClock, ok } from "@efir/kit";
import { expect, it } from "vitest";
import { createAdmission } from "../session/admission.ts";
import { aPlatform } from "../testing/a-platform.ts";
import { createFakeApi, granted, HOUR, refused, type FakeApiOptions } from "../testing/fake-api.ts";
import { aCode } from "../testing/fake-call.ts";
import { invite } from "./invite.ts";

const CARD = () => ok({ prepared_id: "P1" });
const INVITATION = { text: "Come", language: "ru" } as const;

async function share(
  share: NonNullable<FakeApiOptions["share"]>,
  sharePrepared: ((id: string) => Promise<"shared" | "failed">) | null,
) {
  const { api, shares } = createFakeApi({ share, session: () => granted("t1", HOUR) });
  const links: string[] = [];
  const platform = aPlatform({
    sharePrepared,
    shareLink: ({ url }) => {
      links.push(url);
      return Promise.resolve("copied");
    },
  });
  const admission = createAdmission({
    initData: "signed",
    api,
    clock: createManualClock(),
    guests: { read: () => null, write: () => undefined },
  });
  const link = () => "https://t.me/EfirBot/room?startapp=room123";
  const outcome = await invite(INVITATION, { room: aCode(), platform, admission, link });
  return { outcome, links, shares };
}

it("[PG40] where the client can, the card of the room is sent, in the language of the page", async () => {
  const sent: string[] = [];
  const { outcome, links, shares } = await share(CARD, (id) => {
    sent.push(id);
    return Promise.resolve("shared");
  });
  expect([outcome, sent, links]).toEqual(["shared", ["P1"], []]);
  expect(shares).toEqual([{ room: "room123", language: "ru" }]);
});

it.each([
  ["the client cannot", CARD, null],
  [
    "no card could be prepared",
    () => refused("try-again"),
    () => Promise.resolve("shared" as const),
  ],
  ["the client did not send it", CARD, () => Promise.resolve("failed" as const)],
] as const)("[PG41] a link is passed on when %s", async (_why, answer, sharePrepared) => {
  const { outcome, links } = await share(answer, sharePrepared);
  expect([outcome, links]).toEqual(["copied", ["https://t.me/EfirBot/room?startapp=room123"]]);
});
