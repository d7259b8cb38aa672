import { expect, it } from "vitest";
import type { Use } from "../testing/harness.ts";
import { aRoom, B, code, plain, QUIET, seatOf, sits } from "../testing/people.ts";

export function roomRules(use: Use): void {
  it("[DR1] a room that was created is found as it was said, and no other", async () => {
    const directory = use().directory();
    const asked = aRoom("room-1", { owner: null, limit: 3 });
    expect(await directory.createRoom(asked)).toEqual({ ok: true, value: plain(asked) });
    expect(await use().directory().room(code("room-1"))).toEqual(plain(asked));
    expect(await directory.room(code("room-2"))).toBeNull();
  });

  it("[DR90] a room is busy while somebody is in it, on whatever instance that lives", async () => {
    const directory = use().directory();
    const other = use().directory();
    for (const name of ["Room-1", "room-2", "room-3"]) await directory.createRoom(aRoom(name));
    expect(await directory.busyRooms()).toEqual([]);
    await directory.admit(code("Room-1"), sits(1));
    await other.admit(code("room-2"), sits(2, { at: B }));
    const busy = async () => (await directory.busyRooms()).toSorted();
    expect(await busy()).toEqual(["room-1", "room-2"]);
    await other.leave(code("room-2"), seatOf(sits(2)));
    await expect.poll(busy).toEqual(["room-1"]);
  });

  it("[DR2] a code that is taken is refused with the room that has it", async () => {
    const directory = use().directory();
    const first = aRoom("room-1", { title: "First" });
    await directory.createRoom(first);
    const refusal = { ok: false, error: { code: "code-taken", room: plain(first) } };
    expect(await directory.createRoom(aRoom("room-1", { title: "Second" }))).toEqual(refusal);
    expect(await directory.room(code("room-1"))).toEqual(plain(first));
  });

  it("[DR2] of many who create one code at once exactly one does, and the others get its room", async () => {
    const directories = [use().directory(), use().directory(), use().directory()];
    const asked = Array.from({ length: 12 }, (_, n) => aRoom("room-1", { title: `Number ${n}` }));
    const outcomes = await Promise.all(
      asked.map((room, n) => directories[n % 3]!.createRoom(room)),
    );
    const won = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const given = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error.room]));
    expect(won).toHaveLength(1);
    expect(given).toEqual(Array.from({ length: 11 }, () => won[0]));
  });

  it("[DR3] codes are one whatever their case, and a room keeps the spelling it was made with", async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("Friday-Call"));
    expect((await directory.createRoom(aRoom("FRIDAY-call"))).ok).toBe(false);
    expect((await directory.room(code("friday-call")))?.code).toBe("Friday-Call");
    const outcome = await directory.admit(code("fRIDAY-cALL"), sits(1));
    expect(outcome.ok && outcome.value.room.code).toBe("Friday-Call");
    expect(await directory.members(code("friday-CALL"))).toEqual([sits(1)]);
    expect(await directory.update(code("FRIDAY-CALL"), seatOf(sits(1)), QUIET)).toBe(true);
    expect(await directory.leave(code("FRIDAY-CALL"), seatOf(sits(1)))).toEqual(sits(1));
    await directory.closeRoom(code("friday-call"));
    expect(await directory.room(code("Friday-Call"))).toBeNull();
  });

  it("[DR4] what goes in and what comes out are copies", async () => {
    const directory = use().directory();
    const asked = aRoom("room-1");
    const created = await directory.createRoom(asked);
    Object.assign(asked, { title: "Changed by the caller" });
    if (created.ok) Object.assign(created.value, { title: "Changed by the asker" });
    const seated = structuredClone(sits(1));
    const admitting = directory.admit(code("room-1"), seated);
    Object.assign(seated.member.state, { level: 3 });
    const admitted = await admitting;
    if (admitted.ok) Object.assign(admitted.value.roster[0]!.member, { name: "Somebody else" });
    expect(await directory.room(code("room-1"))).toEqual(plain(aRoom("room-1")));
    expect(await directory.members(code("room-1"))).toEqual([sits(1)]);
  });

  it.each([
    ["quotes and backslashes", `He said "\\n", and 'so' on \\\\ \\u0000`],
    ["line breaks and tabs", "one\ntwo\r\nthree\tfour\u2028five"],
    ["emoji and scripts", "👩‍👩‍👧‍👦 Ёжик 北京 ‏שלום‎ e\u0301"],
    ["half a surrogate pair", "cut off \ud83d"],
    ["what looks like JSON or Lua", `{"a":[]} %s %1 ]] .. redis.call("FLUSHALL") --`],
    ["a zero byte", "zero \u0000 byte"],
  ])("[DR5] titles and names may hold anything: %s", async (_, text) => {
    const directory = use().directory();
    await directory.createRoom(aRoom("room-1", { title: text }));
    const odd = sits(1, { name: text });
    const admitted = await directory.admit(code("room-1"), odd);
    expect(admitted.ok && admitted.value.room.title).toBe(text);
    await directory.update(code("room-1"), seatOf(odd), { ...QUIET, hand: true });
    const changed = { ...odd, member: { ...odd.member, state: { ...QUIET, hand: true } } };
    expect(await directory.members(code("room-1"))).toEqual([changed]);
    expect(await directory.leave(code("room-1"), seatOf(odd))).toEqual(changed);
  });

  it("[DR6] it says that it is ready", async () => {
    expect(await use().directory().ready()).toBe(true);
  });
}
