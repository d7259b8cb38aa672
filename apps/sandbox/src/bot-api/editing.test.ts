import { afterEach, beforeEach, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  edited,
  FRIENDS,
  hears,
  refusal,
  startSandbox,
  type TestSandbox,
} from "../testing/sandbox-server.ts";

let desk: TestSandbox;
let id: number;
beforeEach(async () => {
  desk = await startSandbox();
  const markup = { inline_keyboard: [[{ text: "Join", url: "https://t.me/x/y" }]] };
  const { body } = await desk.send(FRIENDS, "1 on air", { reply_markup: markup });
  id = body.result.message_id;
});
afterEach(() => desk.close());

const edit = (text: string, more: object = {}) =>
  desk.api("editMessageText", { chat_id: FRIENDS, message_id: id, text, ...more });
const shown = async () => (await desk.chat(ANNA, FRIENDS)).messages.at(-1)!;
const NOT_MODIFIED =
  "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

it("[SB77] an edit changes the text, and takes away a keyboard that it does not name", async () => {
  const anna = await desk.listen(ANNA);
  desk.clock.advance(5_000);
  const result = edited(await edit("2 on air"));
  expect(result).toMatchObject({ message_id: id, text: "2 on air" });
  expect(result.edit_date).toBe(result.date + 5);
  expect(await shown()).toMatchObject({ text: "2 on air", edited: true, buttons: [] });
  await hears(anna, 1);
  expect(anna.heard).toMatchObject([{ kind: "message-edited", chat: FRIENDS, message: { id } }]);
});

it("[SB78] [TRAP16] an edit that changes nothing is an error", async () => {
  await edit("2 on air");
  expect(refusal(await edit("2 on air"))).toBe(NOT_MODIFIED);
  expect(refusal(await edit("<i>2 on air</i>", { parse_mode: "HTML" }))).toBe("accepted");
});

it("[SB79] [TRAP16] of twenty-one edits a minute in a group the last is refused", async () => {
  for (let n = 0; n < 20; n++) expect(refusal(await edit(`${n}`))).toBe("accepted");
  expect(refusal(await edit("more"))).toBe("429 Too Many Requests: retry after 60");
  expect(refusal(await desk.send(FRIENDS, "a message is not an edit"))).toBe("accepted");
  desk.clock.advance(60_000);
  expect(refusal(await edit("more"))).toBe("accepted");
});

it("[SB80] a keyboard is edited by itself, and compared by itself", async () => {
  const reply_markup = { inline_keyboard: [[{ text: "Leave", callback_data: "l" }]] };
  const input = { chat_id: FRIENDS, message_id: id, reply_markup };
  expect((await desk.api("editMessageReplyMarkup", input)).status).toBe(200);
  expect(await shown()).toMatchObject({ text: "1 on air", buttons: [[{ kind: "callback" }]] });
  expect(refusal(await desk.api("editMessageReplyMarkup", input))).toBe(NOT_MODIFIED);
});

it("[SB81] a message that is not there cannot be edited", async () => {
  expect(refusal(await edit("x", { message_id: 99 }))).toBe(
    "400 Bad Request: message to edit not found",
  );
  await desk.page("faults", { kind: "delete-message", chat: FRIENDS, message: id });
  expect(refusal(await edit("x"))).toBe("400 Bad Request: message to edit not found");
});

it("[SB82] nor can a message of somebody else, nor one without a text", async () => {
  const { body } = await desk.say(BORIS, FRIENDS, "mine");
  expect(refusal(await edit("x", { message_id: body.messageId }))).toBe(
    "400 Bad Request: message can't be edited",
  );
  const photo = await desk.api("sendPhoto", { chat_id: FRIENDS, photo: "https://a.example/a.png" });
  const message_id = photo.body.result.message_id;
  expect(refusal(await edit("x", { message_id }))).toBe(
    "400 Bad Request: there is no text in the message to edit",
  );
});

it("[SB83] an unknown inline name is invalid", async () => {
  const answer = await desk.api("editMessageText", { inline_message_id: "?", text: "x" });
  expect(refusal(answer)).toBe("400 Bad Request: MESSAGE_ID_INVALID");
});

it("[SB84] [TRAP1] an edit brings no Mini App button into a group", async () => {
  const reply_markup = {
    inline_keyboard: [[{ text: "J", web_app: { url: "https://a.example" } }]],
  };
  expect(refusal(await edit("x", { reply_markup }))).toBe("400 Bad Request: BUTTON_TYPE_INVALID");
  expect((await shown()).text).toBe("1 on air");
});

it("[SB85] the bot deletes what is its own, in a private chat anything, and nothing twice", async () => {
  const erase = (chat_id: number, message_id: number) =>
    desk.api("deleteMessage", { chat_id, message_id });
  const foreign = (await desk.say(BORIS, FRIENDS, "mine")).body.messageId;
  expect(refusal(await erase(FRIENDS, foreign))).toBe("400 Bad Request: message can't be deleted");
  expect((await erase(FRIENDS, id)).body).toEqual({ ok: true, result: true });
  expect(refusal(await erase(FRIENDS, id))).toBe("400 Bad Request: message to delete not found");
  const own = (await desk.say(ANNA, ANNA, "/start")).body.messageId;
  expect(refusal(await erase(ANNA, own))).toBe("accepted");
  expect((await desk.chat(ANNA, ANNA)).messages).toEqual([]);
});

it("[SB86] a caption is a text of its own", async () => {
  const sent = await desk.api("sendPhoto", {
    chat_id: FRIENDS,
    photo: "https://a.example/a.png",
    caption: "one",
  });
  const input = { chat_id: FRIENDS, message_id: sent.body.result.message_id, caption: "two" };
  expect((await desk.api("editMessageCaption", input)).body.result).toMatchObject({
    caption: "two",
  });
  expect(refusal(await desk.api("editMessageCaption", input))).toBe(NOT_MODIFIED);
});
