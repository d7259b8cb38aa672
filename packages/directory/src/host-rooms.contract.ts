import { expect, it, vi } from "vitest";
import type { RoomCode } from "@efir/protocol";
import { HOST_LIFE_MS, type HostRoom, type HostRooms } from "./host-rooms.ts";

export interface HostRoomsHarness {
  readonly rooms: HostRooms;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const CODE = "Game-One" as RoomCode;
const SAME = "gAME-oNE" as RoomCode;
const OTHER = "other-game" as RoomCode;
const host = (proof: string, createdAt = 1_700_000_000_000): HostRoom => ({
  wsUrl: "wss://game.test/ws",
  appUrl: "https://game.test/",
  title: 'Игра "1"',
  createdAt,
  chat: null,
  proof,
});

export function hostRoomsContract(open: () => Promise<HostRoomsHarness>): void {
  it("[HO1] what was registered is found, under any spelling of the code", async () => {
    const { rooms, close } = await open();
    expect(await rooms.find(CODE)).toBeNull();
    expect(await rooms.register(CODE, host("a"))).toEqual({ ok: true, value: host("a") });
    expect(await rooms.find(SAME)).toEqual(host("a"));
    await close();
  });

  it("[HO2] whoever has the proof changes it, and it stays as old as it was; others are refused", async () => {
    const { rooms, close } = await open();
    await rooms.register(CODE, host("a", 1_000));
    const changed = { ...host("a", 2_000), appUrl: "https://other.test/" };
    expect(await rooms.register(SAME, changed)).toEqual({
      ok: true,
      value: { ...changed, createdAt: 1_000 },
    });
    expect(await rooms.register(CODE, host("b"))).toEqual({
      ok: false,
      error: { code: "room-taken" },
    });
    expect((await rooms.find(CODE))?.appUrl).toBe("https://other.test/");
    await close();
  });

  it("[HO3] it lives as long as it is kept, and is anybody's after that", async () => {
    const { rooms, passes, close } = await open();
    await rooms.register(CODE, host("a"));
    await passes(HOST_LIFE_MS - 5_000);
    expect(await rooms.keep(SAME)).toEqual(host("a"));
    await passes(HOST_LIFE_MS - 5_000);
    expect(await rooms.find(CODE)).toEqual(host("a"));
    await passes(5_001);
    expect([await rooms.find(CODE), await rooms.keep(CODE)]).toEqual([null, null]);
    expect((await rooms.register(CODE, host("b"))).ok).toBe(true);
    await close();
  });

  it("[HO4] it goes at the word of whoever has the proof, once", async () => {
    const { rooms, close } = await open();
    await rooms.register(CODE, host("a"));
    expect(await rooms.remove(CODE, "b")).toBe(false);
    expect(await rooms.find(CODE)).not.toBeNull();
    expect([await rooms.remove(SAME, "a"), await rooms.remove(CODE, "a")]).toEqual([true, false]);
    expect(await rooms.find(CODE)).toBeNull();
    await close();
  });

  it("[HO5] whoever follows is told of what comes, lives and goes, and not of what is refused", async () => {
    const { rooms, close } = await open();
    const told: string[] = [];
    const stop = await rooms.subscribe((code) => void told.push(code));
    await rooms.register(CODE, host("a"));
    await rooms.register(CODE, host("b"));
    await rooms.keep(SAME);
    await rooms.remove(CODE, "b");
    await rooms.remove(CODE, "a");
    await rooms.keep(CODE);
    await vi.waitFor(() => expect(told).toHaveLength(3));
    await stop();
    await rooms.register(OTHER, host("c"));
    const after: string[] = [];
    await rooms.subscribe((code) => void after.push(code));
    await rooms.keep(OTHER);
    await vi.waitFor(() => expect(after).toEqual([OTHER]));
    expect(told).toEqual([CODE, SAME, CODE]);
    await close();
  });

  it("[HO6] a chat is open to apps, as it was last said, until it is closed", async () => {
    const { rooms, passes, close } = await open();
    expect(await rooms.chat(-7)).toBeNull();
    await rooms.openChat(-7, { kind: "group", language: "en", thread: null });
    await rooms.openChat(-7, { kind: "group", language: "ru", thread: 5 });
    await passes(90 * 24 * 60 * 60_000);
    expect(await rooms.chat(-7)).toEqual({ kind: "group", language: "ru", thread: 5 });
    await rooms.closeChat(-7);
    expect([await rooms.chat(-7), await rooms.chat(7)]).toEqual([null, null]);
    await close();
  });

  it("[HO7] the chat for its card is the one that was named last", async () => {
    const { rooms, close } = await open();
    await rooms.register(CODE, { ...host("a"), chat: -7 });
    expect((await rooms.find(CODE))?.chat).toBe(-7);
    await rooms.register(CODE, host("a"));
    expect((await rooms.find(CODE))?.chat).toBeNull();
    await close();
  });
}
