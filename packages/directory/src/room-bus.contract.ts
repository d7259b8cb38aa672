import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { InstanceId } from "@efir/protocol";
import type { RoomBus } from "./room-bus.ts";
import { A, B, C } from "./testing/people.ts";

export interface BusHarness {
  /** One more adapter onto the same bus, as another process would have. */
  readonly bus: () => RoomBus;
  readonly close: () => Promise<void>;
}

const text = (said: Buffer) => said.toString();

/** Every RoomBus passes this, and nothing else is promised. */
export function roomBusContract(name: string, makeHarness: () => Promise<BusHarness>): void {
  describe(`RoomBus contract: ${name}`, () => {
    let harness: BusHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    const listenAs = async (instance: InstanceId, bus = harness.bus()) => {
      const heard: Buffer[] = [];
      const stop = await bus.listen(instance, (said) => heard.push(said));
      const until = (count: number) =>
        vi.waitFor(() => expect(heard).toHaveLength(count), { timeout: 3_000 });
      return { heard, stop, until };
    };

    it("[RB1] what one instance says arrives in the order it was said", async () => {
      const { heard, until } = await listenAs(A);
      const bus = harness.bus();
      bus.tell(A, Buffer.from("one"));
      for (const said of ["two", "three"]) bus.tell(A, Buffer.from(said));
      await until(3);
      expect(heard.map(text)).toEqual(["one", "two", "three"]);
    });

    it("[RB1] a burst of a thousand arrives whole and in order", async () => {
      const { heard, until } = await listenAs(A);
      const bus = harness.bus();
      const said = Array.from({ length: 1_000 }, (_, n) => String(n));
      for (const one of said) bus.tell(A, Buffer.from(one));
      await until(1_000);
      expect(heard.map(text)).toEqual(said);
    });

    it("[RB2] only the addressee hears it, over one connection or several", async () => {
      const shared = harness.bus();
      const [a, b, c] = [await listenAs(A, shared), await listenAs(B, shared), await listenAs(C)];
      shared.tell(B, Buffer.from("for b"));
      harness.bus().tell(C, Buffer.from("for c"));
      await Promise.all([b.until(1), c.until(1)]);
      shared.tell(A, Buffer.from("for a"));
      await a.until(1);
      expect([a, b, c].map(({ heard }) => heard.map(text))).toEqual([
        ["for a"],
        ["for b"],
        ["for c"],
      ]);
    });

    it.each([
      ["every byte there is", Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
      ["nothing", Buffer.alloc(0)],
      ["line ends", Buffer.from("\r\n$3\r\n\n\0")],
      ["64 kB", Buffer.from(Array.from({ length: 65_536 }, (_, n) => (n * 7) % 256))],
    ])("[RB3] bytes arrive as they are: %s", async (_, said) => {
      const { heard, until } = await listenAs(A);
      harness.bus().tell(A, said);
      await until(1);
      expect(Buffer.isBuffer(heard[0])).toBe(true);
      expect(heard[0]?.equals(said)).toBe(true);
    });

    it("[RB4] what is heard is a copy: no listener changes what another hears", async () => {
      const [first, second] = [await listenAs(A), await listenAs(A)];
      harness.bus().tell(A, Buffer.from("as it was"));
      await first.until(1);
      first.heard[0]!.fill(0);
      await second.until(1);
      expect(second.heard.map(text)).toEqual(["as it was"]);
    });

    it("[RB5] saying something to nobody is no error", async () => {
      expect(harness.bus().tell(A, Buffer.from("hello?"))).toBe(true);
    });

    it("[RB6] whoever stops hears nothing more; another listener does, and one may start again", async () => {
      const bus = harness.bus();
      const [first, second] = [await listenAs(A, bus), await listenAs(A, bus)];
      const stopping = first.stop();
      bus.tell(A, Buffer.from("one"));
      await stopping;
      await second.until(1);
      await second.stop();
      bus.tell(A, Buffer.from("nobody"));
      const later = await listenAs(B, bus);
      bus.tell(B, Buffer.from("sent after it"));
      await later.until(1);
      const third = await listenAs(A, bus);
      bus.tell(A, Buffer.from("two"));
      await third.until(1);
      expect([first, second, third].map(({ heard }) => heard.map(text))).toEqual([
        [],
        ["one"],
        ["two"],
      ]);
    });

    it("[RB6] whoever stops while being told hears nothing of the rest", async () => {
      const [bus, heard] = [harness.bus(), [] as string[]];
      const stop = await bus.listen(A, (said) => {
        heard.push(text(said));
        void stop();
      });
      const other = await listenAs(A, bus);
      for (const said of ["one", "two", "three"]) bus.tell(A, Buffer.from(said));
      await other.until(3);
      await stop();
      expect(heard).toEqual(["one"]);
    });

    it("[RB7] telling does not wait for the listener", async () => {
      const bus = harness.bus();
      const heard: Buffer[] = [];
      await bus.listen(A, (said) => heard.push(said));
      bus.tell(A, Buffer.from("one"));
      await Promise.resolve();
      expect(heard).toEqual([]);
      await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 3_000 });
    });

    it("[RB8] nothing is heard after close, and closing twice is harmless", async () => {
      const bus = harness.bus();
      const { heard, stop } = await listenAs(A, bus);
      await bus.close();
      await bus.close();
      await stop();
      const other = await listenAs(B, harness.bus());
      harness.bus().tell(A, Buffer.from("too late"));
      harness.bus().tell(B, Buffer.from("in time"));
      await other.until(1);
      expect(heard).toEqual([]);
    });
  });
}
