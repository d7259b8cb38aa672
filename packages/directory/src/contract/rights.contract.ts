import { err, ok } from "@efir/kit";
import { MemberId } from "@efir/protocol";
import * as v from "valibot";
import { expect, it, vi } from "vitest";
import { ENDED_MS, INVITE_MS, type Directory, type RightsNews } from "../directory.ts";
import { withStanding } from "../rights/change.ts";
import { NO_RIGHTS, type Charter } from "../rights/room-rights.ts";
import type { Use } from "../testing/harness.ts";
import { aRoom, code, KEEP_MS, plain, sits } from "../testing/people.ts";

const ROOM = code("room-1");
const BORIS = v.parse(MemberId, "tg2");

const muteEntry = ({ rights }: Charter) => ok({ ...rights, muteOnEntry: true });

async function follow(directory: Directory) {
  const heard: RightsNews[] = [];
  const stop = await directory.followRights((news) => heard.push(news));
  return { heard, stop, until: (n: number) => vi.waitFor(() => expect(heard).toHaveLength(n)) };
}

export function rightsRules(use: Use): void {
  const withRoom = async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("Room-1"));
    return directory;
  };

  it("[DR70] a room begins without any rights said, or with those it was made with", async () => {
    const directory = await withRoom();
    const facts = plain(aRoom("Room-1"));
    expect(await directory.charter(ROOM)).toEqual({ room: facts, rights: NO_RIGHTS });
    const rights = { ...NO_RIGHTS, version: 7, locked: [BORIS] };
    await directory.createRoom(aRoom("room-2", { rights }));
    expect((await directory.charter(code("room-2")))?.rights).toEqual(rights);
    expect(await directory.charter(code("room-3"))).toBeNull();
  });

  it("[DR71] changed rights are kept, counted, and told to whoever follows", async () => {
    const directory = await withRoom();
    const { heard, until } = await follow(use().directory());
    const changed = await directory.changeRights(ROOM, muteEntry);
    const charter = {
      room: plain(aRoom("Room-1")),
      rights: { ...NO_RIGHTS, version: 1, muteOnEntry: true },
    };
    expect(changed).toEqual(ok(charter));
    expect(await use().directory().charter(ROOM)).toEqual(charter);
    await until(1);
    expect(heard).toEqual([{ room: "Room-1", charter }]);
  });

  it("[DR71] nothing is told of a change that is refused or changes nothing, and nothing after a stop", async () => {
    const directory = await withRoom();
    const { heard, stop, until } = await follow(use().directory());
    const no = { code: "not-allowed" } as const;
    expect(await directory.changeRights(ROOM, () => err(no))).toEqual(err(no));
    await directory.changeRights(ROOM, ({ rights }) => ok(rights));
    expect((await directory.charter(ROOM))?.rights.version).toBe(0);
    await directory.changeRights(ROOM, muteEntry);
    await until(1);
    await stop();
    await directory.changeRights(ROOM, muteEntry);
    await directory.charter(ROOM);
    expect(heard).toHaveLength(1);
  });

  it("[DR72] of many changes at once none is lost", async () => {
    await withRoom();
    const ids = Array.from({ length: 30 }, (_, n) => v.parse(MemberId, `tg${n}`));
    const directories = [use().directory(), use().directory(), use().directory()];
    await Promise.all(
      ids.map((id, n) =>
        directories[n % 3]!.changeRights(ROOM, ({ rights }) =>
          ok(withStanding(rights, id, { voice: "muted" })),
        ),
      ),
    );
    const rights = (await use().directory().charter(ROOM))?.rights;
    expect(Object.keys(rights?.people ?? {}).toSorted()).toEqual(ids.toSorted());
    expect(rights?.version).toBe(30);
  });

  it("[DR73] the rights of no room cannot be changed, and go with their room", async () => {
    const directory = await withRoom();
    await directory.changeRights(ROOM, muteEntry);
    expect(await directory.changeRights(code("room-9"), muteEntry)).toEqual(
      err({ code: "room-not-found" }),
    );
    await use().passes(KEEP_MS);
    expect(await directory.charter(ROOM)).toBeNull();
    await directory.createRoom(aRoom("room-1"));
    expect((await directory.charter(ROOM))?.rights).toEqual(NO_RIGHTS);
  });

  it("[DR74] whoever follows rights hears of a room that is closed, and so it has ended for a while", async () => {
    const directory = await withRoom();
    const { heard, until } = await follow(use().directory());
    expect(await directory.hasEnded(ROOM)).toBe(false);
    await directory.closeRoom(ROOM);
    await until(1);
    expect(heard).toEqual([{ room: "Room-1", charter: null }]);
    expect(await use().directory().hasEnded(code("ROOM-1"))).toBe(true);
    await use().passes(ENDED_MS);
    expect(await directory.hasEnded(ROOM)).toBe(false);
  });

  it("[DR74] a room that is made anew has not ended, nor has one that ran out", async () => {
    const directory = await withRoom();
    await directory.closeRoom(ROOM);
    await directory.createRoom(aRoom("room-1"));
    expect(await directory.hasEnded(ROOM)).toBe(false);
    await use().passes(KEEP_MS);
    expect(await directory.hasEnded(ROOM)).toBe(false);
  });

  it("[DR75] rights hold while people come and go, and when a draft becomes a room", async () => {
    const directory = use().directory();
    await directory.draftRoom(aRoom("Room-1"));
    await directory.changeRights(ROOM, muteEntry);
    await directory.admit(ROOM, sits(1));
    await directory.leave(ROOM, sits(1).member.seat);
    expect((await directory.charter(ROOM))?.rights.muteOnEntry).toBe(true);
  });

  it("[DR76] how people are invited is what was said last, for its time", async () => {
    const directory = use().directory();
    expect(await directory.invite()).toBeNull();
    await directory.setInvite("https://t.me/one?startapp=");
    await directory.setInvite("https://t.me/efir_bot/call?startapp=");
    expect(await use().directory().invite()).toBe("https://t.me/efir_bot/call?startapp=");
    await use().passes(INVITE_MS);
    expect(await directory.invite()).toBeNull();
  });

  it.each([
    ["mute on entry", { muteOnEntry: true }],
    ["a lock", { locked: [BORIS] }],
    ["a word about somebody", { people: { [BORIS]: { voice: "muted" as const } } }],
  ])(
    "[DR100] whoever has not read the rights is let in where they restrict nobody, not with %s",
    async (_what, more) => {
      const directory = await withRoom();
      const free = await directory.admit(ROOM, sits(1), "unread");
      expect(free.ok && free.value).toMatchObject({ rights: NO_RIGHTS, hasChat: false });

      await directory.changeRights(ROOM, ({ rights }) => ok({ ...rights, ...more }));
      const refused = await use().directory().admit(ROOM, sits(2), "unread");
      const charter = await directory.charter(ROOM);
      expect(refused).toEqual(err({ code: "other-rights", charter }));
      expect(await directory.members(ROOM)).toEqual([sits(1)]);
    },
  );

  it("[DR100] a stage, and a room with a rule at its door, are not free", async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("room-1", { mode: "stage" }));
    await directory.createRoom(aRoom("room-2", { entry: "approved" }));
    for (const room of [ROOM, code("room-2")])
      expect(await directory.admit(room, sits(1), "unread")).toMatchObject({
        error: { code: "other-rights" },
      });
  });

  it("[DR101] whoever judged by rights that have changed meanwhile is told the new ones, and nobody is let in", async () => {
    const directory = await withRoom();
    await directory.changeRights(ROOM, muteEntry);
    expect(await directory.admit(ROOM, sits(1), 0)).toMatchObject({
      error: { code: "other-rights", charter: { rights: { version: 1, muteOnEntry: true } } },
    });
    expect((await directory.admit(ROOM, sits(1), 1)).ok).toBe(true);
    await directory.changeRights(ROOM, ({ rights }) => ok({ ...rights, muteOnEntry: false }));
    expect((await directory.admit(ROOM, sits(2), "unread")).ok).toBe(true);
  });
}
