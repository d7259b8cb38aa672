import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import { createSandbox } from "../index.ts";
import type { PageEvent, WorldView } from "../page-api.ts";
import {
  ANNA,
  BORIS,
  FRIENDS,
  hears,
  NEWS,
  readJson,
  startSandbox,
  TEAM,
  TWO,
  type TestSandbox,
} from "../testing/sandbox-server.ts";

let desk: TestSandbox;
beforeEach(async () => {
  desk = await startSandbox();
});
afterEach(() => desk.close());

const at = (path: string, init?: RequestInit) => fetch(`${desk.root}${path}`, init);
const bot = (method: string) => `/bot${desk.sandbox.botToken}/${method}`;
const codeOf = async (response: Response) =>
  `${response.status} ${(await readJson(response)).error.code}`;

describe("how the Bot API is called", () => {
  it("[SB151] an unknown method, a wrong token and bad JSON are told apart", async () => {
    const answers = [
      await at(bot("fly")),
      await at("/bot1:wrong/getMe"),
      await at(bot("getMe"), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{",
      }),
    ];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { ok: false, error_code: 404, description: "Not Found" },
      { ok: false, error_code: 401, description: "Unauthorized" },
      { ok: false, error_code: 400, description: "Bad Request: can't parse JSON object" },
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 400]);
  });

  it("[SB152] methods are read without regard to case, parameters from the address or a form", async () => {
    expect((await at(bot("GETME"))).status).toBe(200);
    const address = `${bot("sendMessage")}?chat_id=${FRIENDS}&text=by%20address`;
    expect((await readJson(await at(address))).result.text).toBe("by address");
    const markup = JSON.stringify({ inline_keyboard: [[{ text: "b", callback_data: "d" }]] });
    const form = { chat_id: String(FRIENDS), text: "by form", reply_markup: markup };
    const body = new URLSearchParams(form);
    const sent = await readJson(await at(bot("sendMessage"), { method: "POST", body }));
    expect(sent.result).toMatchObject({
      text: "by form",
      reply_markup: { inline_keyboard: [[{}]] },
    });
  });

  it("[SB153] a file comes along in a multipart form, and can be fetched again", async () => {
    const body = new FormData();
    body.set("chat_id", String(FRIENDS));
    body.set("document", "attach://one");
    body.set("one", new Blob([new Uint8Array([0, 13, 10, 255])]), "list.bin");
    const sent = await readJson(await at(bot("sendDocument"), { method: "POST", body }));
    const { file_id } = sent.result.document!;
    const { file_path, file_size } = (await desk.api("getFile", { file_id })).body.result;
    expect(file_size).toBe(4);
    const file = await at(`/file${bot(file_path!)}`);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 13, 10, 255]);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
  });

  it.each([
    ["a form cut off", "multipart/form-data; boundary=b", "--b\r\n"],
    ["a form without a boundary", "multipart/form-data", "x"],
    ["a kind nobody sends", "text/plain", "chat_id=1"],
    ["JSON that is no object", "application/json", "7"],
  ])("[SB154] %s is refused", async (_what, type, body) => {
    const headers = { "content-type": type };
    expect((await at(bot("getMe"), { method: "POST", headers, body })).status).toBe(400);
  });
});

describe("what the page asks", () => {
  it("[SB155] the world as a person sees it; without a name, the first person's", async () => {
    const world = await desk.world(BORIS);
    expect(world.me).toMatchObject({ id: BORIS, firstName: "Boris", languageCode: "ru" });
    expect(world.chats.map(({ kind, title }) => [kind, title])).toEqual([
      ["private", "Efir"],
      ["group", "Friends"],
      ["supergroup", "Standup"],
      ["supergroup", "Team"],
      ["channel", "News"],
      ["private", "Anna"],
      ["group", "No bot here"],
    ]);
    expect(world.chats.map(({ hasBot }) => hasBot)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(world.chats.find(({ id }) => id === NEWS)!.canPost).toBe(false);
    expect(world.bot.appLink).toBe("https://t.me/EfirSandboxBot/room");
    expect(((await (await at("/api/world")).json()) as WorldView).me.id).toBe(ANNA);
    expect(await codeOf(await at("/api/world?user=5"))).toBe("404 person-not-found");
  });

  it.each([
    [{ user: BORIS, chat: NEWS, text: "x" }, 403, "may-not-post"],
    [{ user: 5, chat: NEWS, text: "x" }, 404, "person-not-found"],
    [{ user: 700_000_003, chat: TWO, text: "x" }, 404, "chat-not-found"],
    [{ user: BORIS, chat: TEAM, text: "x", thread: 9 }, 404, "topic-not-found"],
    [{ user: BORIS, chat: FRIENDS, text: "x", thread: 1 }, 404, "topic-not-found"],
    [{ user: BORIS, chat: FRIENDS, text: "" }, 400, "bad-request"],
    [{ user: BORIS, chat: FRIENDS, text: "x".repeat(4_097) }, 400, "bad-request"],
  ])("[SB156] %j is refused", async (input, status, code) => {
    const answer = await desk.page("messages", input);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toMatch(/\.$/);
  });

  it("[SB157] what another site could send without asking is not read", async () => {
    const body = JSON.stringify({ user: ANNA, chat: FRIENDS, text: "forged" });
    const forged = at("/api/messages", { method: "POST", body });
    expect(await codeOf(await forged)).toBe("400 bad-request");
    expect((await desk.chat(ANNA, FRIENDS)).messages).toEqual([]);
  });

  it("[SB158] bad JSON, too much of it, and nothing at all are refused as the API refuses", async () => {
    const post = (body: string) =>
      at("/api/messages", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
    expect(await codeOf(await post("{"))).toBe("400 bad-request");
    expect(await codeOf(await post(`"${"x".repeat(70_000)}"`))).toBe("413 too-large");
    expect(await codeOf(await at("/api/nothing"))).toBe("404 not-found");
    expect(await codeOf(await at("/api/messages"))).toBe("404 not-found");
  });

  it("[SB159] a message reaches the open pages of those in the chat, and only theirs", async () => {
    const boris = await desk.listen(BORIS);
    const chen = await desk.listen(700_000_003);
    expect(boris.response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    await desk.say(ANNA, TWO, "secret");
    await desk.say(ANNA, FRIENDS, "public");
    await Promise.all([hears(chen, 1), hears(boris, 2)]);
    const texts = (heard: readonly PageEvent[]) =>
      heard.map((event) => event.kind === "message" && event.message.text);
    expect([texts(boris.heard), texts(chen.heard)]).toEqual([["secret", "public"], ["public"]]);
  });

  it("[SB160] a silent stream has a heartbeat", async () => {
    const response = await at(`/api/events?user=${ANNA}`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(": hello\n\n");
    desk.clock.advance(15_000);
    expect((await reader.read()).value).toBe(": still here\n\n");
    await reader.cancel();
  });

  it("[SB161] a hundred pages may be open", async () => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const open = () => at(`/api/events?user=${ANNA}`, { signal });
    await Promise.all(Array.from({ length: 100 }, open));
    expect(await codeOf(await open())).toBe("503 too-many-pages");
    leaving.abort();
  });
});

describe("what the page is made of", () => {
  it("[SB162] a picture of everybody, and of nobody else", async () => {
    const picture = await at(`/avatars/${ANNA}.svg`);
    expect(picture.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(picture.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await picture.text()).toContain(">A</text>");
    expect(await codeOf(await at("/avatars/5.svg"))).toBe("404 not-found");
    expect(await codeOf(await at("/avatars/..%2F..%2Fpackage.json"))).toBe("404 not-found");
  });

  it("[SB163] its address is answered without a redirect, whatever is asked of it", async () => {
    for (const path of ["", "/", `?user=${BORIS}&chat=${FRIENDS}`]) {
      const response = await at(path, { redirect: "manual" });
      expect([200, 503]).toContain(response.status);
    }
    expect(await codeOf(await at("/no-such-file.js"))).toBe("404 not-found");
  });

  it("[SB164] what is not the sandbox's falls through", async () => {
    const response = await fetch(`${desk.publicUrl}/elsewhere`);
    expect(response.headers.get("content-type")).toContain("text/html");
  });
});

describe("where there is a sandbox", () => {
  const options = {
    publicUrl: "http://localhost:3000",
    appUrl: "http://localhost:3000/",
    clock: createManualClock(),
    randomId: () => "x",
  };

  it("[SB165] [TRAP43] none in production, and none beside a real bot", () => {
    const refused = { ok: false, error: { code: "not-in-production" } };
    expect(createSandbox({ ...options, production: true })).toEqual(refused);
    expect(createSandbox({ ...options, production: false, botToken: "1:x" })).toEqual(refused);
    expect(createSandbox({ ...options, production: false, botToken: null }).ok).toBe(true);
  });

  it("[SB166] the token looks like a real one", () => {
    const made = createSandbox({ ...options, production: false });
    expect(made.ok && made.value.botToken).toMatch(/^\d{9,10}:[\w-]{35}$/);
    expect(made.ok && made.value.apiRoot).toBe("/sandbox");
  });

  it("[SB167] closed, nothing waits any longer", async () => {
    const poll = desk.api("getUpdates", { timeout: 30 });
    const events = await desk.listen(ANNA);
    await desk.api("getMe");
    desk.sandbox.close();
    expect((await poll).status).toBe(409);
    await events.done;
  });
});
