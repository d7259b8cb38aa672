import { MAX_CHAT_KEPT, type MemberId } from "@efir/protocol";
import { expect, it } from "vitest";
import type { Unnumbered } from "../chat.ts";
import type { Use } from "../testing/harness.ts";
import { A, aRoom, B, code, KEEP_MS, sits } from "../testing/people.ts";

const ROOM = code("room-1");
const by = { from: "tg1" as MemberId, name: "Anna\nand \ud83d", at: 5 };
const line = (text: string): Unnumbered => ({ kind: "line", line: { ...by, text } });
const reaction = (emoji: string): Unnumbered => ({ kind: "reaction", reaction: { ...by, emoji } });

export function chatRules(use: Use): void {
  const withRoom = async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("Room-1"));
    return directory;
  };
  const texts = async () => (await use().directory().chat(ROOM)).lines.map(({ text }) => text);

  it("[DR80] what is said is numbered and kept as it was said, lines and reactions apart", async () => {
    const directory = await withRoom();
    await directory.say(ROOM, line(`two\nlines "and" \\n more`));
    await use().directory().say(ROOM, reaction("👩‍👩‍👧‍👦"));
    await directory.say(code("ROOM-1"), line("last"));
    expect(await directory.chat(ROOM)).toEqual({
      lines: [
        { n: 1, ...by, text: `two\nlines "and" \\n more` },
        { n: 3, ...by, text: "last" },
      ],
      reactions: [{ n: 2, ...by, emoji: "👩‍👩‍👧‍👦" }],
    });
  });

  it("[DR81] whoever says something learns where somebody sits at that moment", async () => {
    const directory = await withRoom();
    expect(await directory.say(ROOM, line("nobody"))).toEqual({ n: 1, instances: [] });
    await directory.admit(ROOM, sits(1, { at: A }));
    await directory.admit(ROOM, sits(2, { at: B }));
    await directory.admit(ROOM, sits(3, { at: B }));
    const said = await directory.say(ROOM, line("hello"));
    expect([said?.n, said?.instances.toSorted()]).toEqual([2, [A, B]]);
  });

  it("[DR82] the newest are kept, and no more of either than a room keeps", async () => {
    const directory = await withRoom();
    for (let n = 1; n <= MAX_CHAT_KEPT + 3; n++) await directory.say(ROOM, line(`line ${n}`));
    await directory.say(ROOM, reaction("👍"));
    const kept = await texts();
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([MAX_CHAT_KEPT, "line 4", "line 203"]);
    expect((await directory.chat(ROOM)).reactions).toHaveLength(1);
  });

  it("[DR83] nothing is said where there is no room, and a chat lives as long as its room", async () => {
    const directory = await withRoom();
    expect(await directory.say(code("room-9"), line("hello"))).toBeNull();
    await directory.say(ROOM, line("before"));
    await directory.admit(ROOM, sits(1));
    await use().passes(2 * KEEP_MS);
    await directory.say(ROOM, line("within"));
    await directory.renew(A);
    await directory.leave(ROOM, sits(1).member.seat);
    await use().passes(KEEP_MS - 1_000);
    await directory.say(ROOM, reaction("👋"));
    expect(await texts()).toEqual(["before", "within"]);
    await use().passes(1_000);
    expect(await directory.chat(ROOM)).toEqual({ lines: [], reactions: [] });
  });

  it("[DR83] a code that was closed and is used anew has an empty chat that counts from one", async () => {
    const directory = await withRoom();
    await directory.say(ROOM, line("old"));
    await directory.closeRoom(ROOM);
    expect(await texts()).toEqual([]);
    await directory.createRoom(aRoom("room-1"));
    expect((await directory.say(ROOM, line("new")))?.n).toBe(1);
    expect(await texts()).toEqual(["new"]);
  });
}
