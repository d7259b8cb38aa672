import { expect, it } from "vitest";
import type { RoomCode } from "@efir/protocol";
import { HOST_LIFE_MS, type HostRoom, type HostRooms } from "./host-rooms.ts";

export interface HostRoomsHarness {
  readonly rooms: HostRooms;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const CODE = "Game-One" as RoomCode;
const SAME = "gAME-oNE" as RoomCode;
const host = (proof: string, createdAt = 1_700_000_000_000): HostRoom => ({
  wsUrl: "wss://game.test/ws",
  appUrl: "https://game.test/",
  title: 'Игра "1"',
  createdAt,
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
}
