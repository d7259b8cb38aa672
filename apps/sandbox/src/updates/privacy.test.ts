import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  BOT,
  FRIENDS,
  hears,
  NEWS,
  NO_BOT,
  STANDUP,
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

const heard = async (chat: number, text: string) => {
  await desk.say(BORIS, chat, text);
  return (await desk.updates()).map(({ message }) => message?.text);
};

describe("privacy mode", () => {
  it.each([
    ["what people say", "hello", false],
    ["a mention", `${BOT} hello`, false],
    ["[TRAP17] a bare command", "/room", false],
    ["a command to another bot", "/room@OtherBot", false],
    ["a command in the middle", `please /room${BOT}`, false],
    ["a command to the bot", `/room${BOT}`, true],
    ["a command to the bot in other letters", `/ROOM@efirsandboxbot now`, true],
  ])("[SB113] in a group, %s", async (_what, text, isHeard) => {
    for (const chat of [FRIENDS, STANDUP])
      expect(await heard(chat, text)).toEqual(isHeard ? [text] : []);
  });

  it("[SB114] [TRAP17] a bare command is heard where the bot was the last bot to post", async () => {
    await desk.send(FRIENDS, "hi");
    expect(await heard(FRIENDS, "/room")).toEqual(["/room"]);
    expect(await heard(FRIENDS, "/room@OtherBot")).toEqual([]);
    expect(await heard(FRIENDS, "hello")).toEqual([]);
    expect(await heard(STANDUP, "/room")).toEqual([]);
  });

  it("[SB115] in the person's own chat everything is heard, with its commands marked", async () => {
    await desk.say(BORIS, BORIS, "/start room_1");
    const [{ message }] = (await desk.updates()) as [Update];
    expect(message).toMatchObject({
      from: { id: BORIS, first_name: "Boris", is_bot: false, language_code: "ru" },
      chat: { id: BORIS, type: "private", first_name: "Boris" },
      text: "/start room_1",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
    });
    expect(await heard(BORIS, "hello")).toEqual(["hello"]);
  });

  it("[SB116] [TRAP18] a post in a channel is a channel_post that nobody is the author of", async () => {
    await desk.say(ANNA, NEWS, "/room");
    const [update] = (await desk.updates()) as [Update];
    expect(Object.keys(update)).toEqual(["update_id", "channel_post"]);
    expect(update.channel_post).toMatchObject({ chat: { type: "channel" }, text: "/room" });
    expect(update.channel_post).not.toHaveProperty("from");
  });

  it("[SB117] nothing is heard where the bot is not, and nothing of who blocked it", async () => {
    for (const chat of [TWO, NO_BOT]) expect(await heard(chat, "/room")).toEqual([]);
    await desk.say(BORIS, BORIS, "/start");
    await desk.page("faults", { kind: "block-bot", user: BORIS });
    await desk.updates();
    expect(await heard(BORIS, "hello?")).toEqual([]);
  });
});

describe("who comes and goes", () => {
  const fault = (input: object) => desk.page("faults", input);
  const memberships = async () =>
    (await desk.updates()).flatMap(({ my_chat_member: changed }) =>
      changed
        ? [[changed.chat.id, changed.old_chat_member.status, changed.new_chat_member.status]]
        : [],
    );

  it("[SB118] the bot hears what becomes of it", async () => {
    await fault({ kind: "remove-bot", chat: FRIENDS });
    await fault({ kind: "add-bot", chat: NO_BOT, user: BORIS });
    await fault({ kind: "block-bot", user: ANNA });
    await fault({ kind: "unblock-bot", user: ANNA });
    expect(await memberships()).toEqual([
      [FRIENDS, "member", "kicked"],
      [NO_BOT, "left", "member"],
      [ANNA, "left", "kicked"],
      [ANNA, "kicked", "member"],
    ]);
  });

  it("[SB119] added to a group it is greeted there, added to a channel it is an admin", async () => {
    await fault({ kind: "add-bot", chat: NO_BOT, user: BORIS });
    const updates = await desk.updates();
    expect(updates[1]!.message!.new_chat_members).toMatchObject([{ username: "EfirSandboxBot" }]);
    await fault({ kind: "remove-bot", chat: NEWS });
    await fault({ kind: "add-bot", chat: NEWS, user: ANNA });
    expect((await memberships()).at(-1)).toEqual([NEWS, "kicked", "administrator"]);
  });

  it.each([
    [{ kind: "add-bot", chat: FRIENDS, user: ANNA }],
    [{ kind: "add-bot", chat: TWO, user: ANNA }],
    [{ kind: "remove-bot", chat: NO_BOT }],
    [{ kind: "unblock-bot", user: ANNA }],
    [{ kind: "migrate-to-supergroup", chat: STANDUP }],
    [{ kind: "restart-bot", delivery: "polling" }],
  ])("[SB120] %j cannot happen", async (input) => {
    const { status, body } = await fault(input);
    expect([status, body.error.code]).toEqual([409, "fault-not-possible"]);
  });

  it("[SB175] at the beginning it is told of the groups it is in, and stays what it was there", async () => {
    desk.sandbox.begin();
    const told = ["left", "member"];
    expect(await memberships()).toEqual([
      [FRIENDS, ...told],
      [STANDUP, ...told],
      [TEAM, ...told],
    ]);
    expect((await desk.send(FRIENDS, "thanks")).status).toBe(200);
  });

  it("[SB121] a deleted message is gone from the pages, and the bot is not told", async () => {
    const { body } = await desk.say(ANNA, FRIENDS, "oops");
    const boris = await desk.listen(BORIS);
    await fault({ kind: "delete-message", chat: FRIENDS, message: body.messageId });
    await hears(boris, 1);
    expect(boris.heard).toEqual([
      { kind: "message-deleted", chat: FRIENDS, message: body.messageId },
    ]);
    expect(await desk.updates()).toEqual([]);
  });
});
