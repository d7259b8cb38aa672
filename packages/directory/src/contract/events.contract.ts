import { expect, it } from "vitest";
import { LEASE_MS } from "../directory.ts";
import type { Use } from "../testing/harness.ts";
import { A, aRoom, B, code, QUIET, seatOf, sits } from "../testing/people.ts";
import { listenTo } from "../testing/told.ts";

const ROOM = code("friday");
const said = { room: "Friday" } as const;

export function eventRules(use: Use): void {
  it("[DR40] every change is told, in order and with what it is about, wherever it was made", async () => {
    const [here, there] = [use().directory(), use().directory()];
    const told = await listenTo(here);
    await there.createRoom(aRoom("Friday"));
    await here.createRoom(aRoom("Friday"));
    await there.admit(ROOM, sits(1));
    await here.admit(ROOM, sits(2, { name: "Line\nbreak 👋" }));
    await there.admit(ROOM, sits(1, { seat: 2 }));
    await here.leave(ROOM, seatOf(sits(1, { seat: 2 })));
    await there.leave(ROOM, seatOf(sits(1, { seat: 2 })));
    await there.closeRoom(ROOM);
    expect(await told.events()).toEqual([
      { kind: "room-created", ...said },
      { kind: "member-joined", ...said, member: sits(1).member },
      { kind: "member-joined", ...said, member: sits(2, { name: "Line\nbreak 👋" }).member },
      { kind: "member-left", ...said, member: sits(1).member },
      { kind: "member-joined", ...said, member: sits(1, { seat: 2 }).member },
      { kind: "member-left", ...said, member: sits(1, { seat: 2 }).member },
      { kind: "member-left", ...said, member: sits(2, { name: "Line\nbreak 👋" }).member },
      { kind: "room-closed", ...said },
    ]);
  });

  it("[DR41] who is lost is told as left once, whoever found it out", async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("Friday"));
    await directory.admit(ROOM, sits(1));
    await use().passes(LEASE_MS);
    const told = await listenTo(directory);
    await use()
      .directory()
      .admit(ROOM, sits(2, { at: B }));
    await Promise.all([directory.sweep(), use().directory().sweep(), directory.retire(A)]);
    const left = { kind: "member-left", ...said, member: sits(1).member };
    expect((await told.events()).filter(({ kind }) => kind === "member-left")).toEqual([left]);
  });

  it("[DR42] a change of state, a refusal and a seat that moves are no events", async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("Friday", { limit: 1 }));
    await directory.admit(ROOM, sits(1));
    const told = await listenTo(directory);
    await directory.update(ROOM, seatOf(sits(1)), { ...QUIET, level: 2 });
    await directory.admit(ROOM, sits(2));
    await directory.admit(ROOM, sits(1, { at: B }));
    await directory.renew(A);
    expect(await told.events()).toEqual([]);
  });

  it("[DR43] whoever stops hears nothing more, and the others do", async () => {
    const directory = use().directory();
    const [first, second] = [await listenTo(directory), await listenTo(directory)];
    const third = await listenTo(use().directory());
    const stopping = first.stop();
    await directory.createRoom(aRoom("Friday"));
    await stopping;
    await third.stop();
    await directory.closeRoom(ROOM);
    expect(await second.events()).toHaveLength(2);
    expect(first.heardNow()).toEqual([]);
    const again = await listenTo(directory);
    await directory.createRoom(aRoom("Friday"));
    expect(await again.events()).toEqual([{ kind: "room-created", ...said }]);
    await Promise.all([first.stop(), again.stop(), second.stop()]);
  });

  it("[DR43] whoever listens now hears nothing of before", async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("Friday"));
    const told = await listenTo(directory);
    expect(await told.events()).toEqual([]);
  });
}
