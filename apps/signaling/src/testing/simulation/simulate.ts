import { seededRandom } from "@efir/kit";
import type { InstanceId, RoomCode } from "@efir/protocol";
import { QUIET } from "../client.ts";
import { createLosableDirectory } from "../losable-directory.ts";
import { createWorld } from "../world.ts";
import { checkRosters } from "./check.ts";
import { Device } from "./device.ts";
import { startHost, type Host } from "./host.ts";
import { Ledger } from "./ledger.ts";
import { createNetwork } from "./network.ts";

/** What may go wrong in a run. `calm`: whatever a client or an operator does. The others add to it. */
const WEATHERS = ["calm", "crashes", "losses", "outages"] as const;
export type Weather = (typeof WEATHERS)[number];

/** Whoever crashes, or cannot be asked for a seat, takes with it what its clients had not read yet. */
const LOSSLESS: ReadonlySet<Weather> = new Set<Weather>(["calm", "outages"]);

const weatherOf = (seed: number): Weather => WEATHERS[seed % WEATHERS.length] ?? "calm";

const STEPS = 70;
const PEOPLE = ["Anna", "Boris", "Vera", "Gleb", "Dina", "Egor"];
const ROOMS = ["room123", "room456"];
/** Longer than a grace, and then a lease and a sweep. */
const CALM_AFTER_MS = 75_000;

export interface Ran {
  readonly weather: Weather;
  readonly events: number;
  readonly seated: number;
  readonly signals: number;
}

/** One run: the same seed does the same things in the same order. Throws what does not hold. */
export async function simulate(seed: number): Promise<Ran> {
  const run = new Run(seed);
  await run.begin();
  for (let step = 0; step < STEPS; step++) await run.step();
  await run.calmDown();
  return run.check();
}

type Act = readonly [weight: number, act: () => void | Promise<void>];

class Run {
  readonly #random: () => number;
  readonly #weather: Weather;
  readonly #world = createWorld();
  readonly #store = createLosableDirectory(this.#world.clock);
  readonly #network;
  readonly #ledger: Ledger;
  readonly #hosts: Host[] = [];
  readonly #devices: Device[] = [];
  #events = 0;
  #started = 0;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.#weather = weatherOf(seed);
    this.#ledger = new Ledger(LOSSLESS.has(this.#weather));
    this.#network = createNetwork(this.#random);
  }

  async begin(): Promise<void> {
    for (let n = this.#upTo(3) + 2; n > 0; n--) await this.#start();
    const doubled = this.#weather === "calm" ? 0.05 : 0.02;
    this.#network.setFates({ doubled, lost: this.#weather === "losses" ? 0.05 : 0 });
  }

  async step(): Promise<void> {
    const acts = [...this.#usual(), ...this.#faults()];
    let left = this.#random() * acts.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, act] of acts) {
      left -= weight;
      if (left > 0) continue;
      await act();
      break;
    }
    this.#events += 1;
    await this.#passes(this.#random() < 0.2 ? this.#upTo(4_000) : this.#upTo(300), "some");
  }

  async calmDown(): Promise<void> {
    this.#network.setFates({ lost: 0, doubled: 0 });
    this.#network.part(null);
    this.#network.setAway(false);
    for (const { gate } of this.#hosts) gate.goOn();
    if (!this.#hosts.some((host) => host.isServing())) await this.#start();
    for (let ms = 0; ms < CALM_AFTER_MS; ms += 500) await this.#passes(500, "all");
  }

  async check(): Promise<Ran> {
    let seated = 0;
    for (const room of ROOMS) {
      const listed = await this.#store.directory.members(room as RoomCode);
      const devices = this.#devices.filter((device) => device.room === room && !device.isOver);
      checkRosters(devices, listed, this.#hosts);
      seated += listed.length;
    }
    const signals = LOSSLESS.has(this.#weather) ? this.#ledger.settle() : 0;
    return { weather: this.#weather, events: this.#events, seated, signals };
  }

  #usual(): readonly Act[] {
    return [
      [this.#devices.length < 4 ? 30 : 6, () => this.#arrive()],
      [2, () => this.#any((device) => device.leave())],
      [12, () => this.#any((device) => device.cut())],
      [8, () => this.#any((device) => device.loseTouch())],
      [12, () => this.#any((device) => this.#change(device))],
      [40, () => this.#any((device) => this.#talk(device))],
      [5, () => this.#any((device) => device.ping())],
      [2, () => this.#redeploy()],
    ];
  }

  #faults(): readonly Act[] {
    switch (this.#weather) {
      case "calm":
        return [];
      case "crashes":
        return [
          [3, () => this.#crash()],
          [3, () => this.#standStill()],
          [6, () => this.#goOn()],
        ];
      case "losses":
        return [
          [4, () => this.#part()],
          [6, () => this.#network.part(null)],
        ];
      case "outages":
        return [
          [4, () => this.#network.setAway(true)],
          [10, () => this.#network.setAway(false)],
          [2, () => this.#loseStore()],
        ];
    }
  }

  #arrive(): void {
    const [name, room] = [this.#pick(PEOPLE), this.#random() < 0.8 ? ROOMS[0] : ROOMS[1]];
    if (name && room) this.#devices.push(new Device(name, room, this.#ledger));
  }

  #change(device: Device): void {
    const mic = this.#random() < 0.5 ? "on" : "off";
    device.change({ ...QUIET, mic, hand: this.#random() < 0.5 });
  }

  #talk(device: Device): void {
    const others = [...device.roster.keys()].filter((seat) => seat !== device.seat);
    for (let n = this.#upTo(4); n >= 0; n--) {
      const to = this.#pick(others);
      if (to) device.signal(to);
    }
  }

  async #redeploy(): Promise<void> {
    const host = this.#serving();
    if (!host) return;
    await this.#start();
    host.stop();
  }

  #crash(): void {
    const serving = this.#hosts.filter((host) => host.isServing());
    if (serving.length > 1) this.#pick(serving)?.gate.die();
  }

  #standStill(): void {
    this.#serving()?.gate.standStill();
  }

  #goOn(): void {
    this.#pick(this.#hosts.filter(({ gate }) => gate.state() === "still"))?.gate.goOn();
  }

  #part(): void {
    const [one, other] = [this.#pick(this.#hosts), this.#pick(this.#hosts)];
    if (one && other) this.#network.part([one.name as InstanceId, other.name as InstanceId]);
  }

  #loseStore(): void {
    this.#store.loses();
    this.#network.setAway(true); // it starts anew, and is empty
  }

  async #start(): Promise<void> {
    this.#network.setAway(false);
    const name = `host-${++this.#started}`;
    const machine = {
      world: this.#world,
      network: this.#network,
      directory: this.#store.directory,
    };
    this.#hosts.push(await startHost(name, machine, () => this.#moves("all")));
  }

  /** Time passes: timers fall due, frames and answers arrive, people look at their screens. */
  async #passes(ms: number, how: "some" | "all"): Promise<void> {
    for (let left = ms; left > 0; left -= 250) {
      this.#world.clock.advance(Math.min(left, 250));
      await this.#moves(how);
      const now = this.#world.clock.now();
      for (const device of this.#devices) {
        device.listen(now);
        device.keepGoing(now, () => this.#serving());
      }
    }
  }

  async #moves(how: "some" | "all"): Promise<void> {
    for (let idle = 0; idle < 3;) {
      let moved = 0;
      while (moved < 4 && this.#network.move()) moved += 1;
      idle = moved > 0 ? 0 : idle + 1;
      await new Promise((done) => setImmediate(done));
      if (how === "some" && this.#random() < 0.1) return;
    }
  }

  #any(act: (device: Device) => void): void {
    const device = this.#pick(this.#devices.filter(({ isOver }) => !isOver));
    if (device) act(device);
  }

  #serving = (): Host | null => this.#pick(this.#hosts.filter((host) => host.isServing())) ?? null;

  #upTo(n: number): number {
    return Math.floor(this.#random() * n);
  }

  #pick<T>(all: readonly T[]): T | undefined {
    return all[this.#upTo(all.length)];
  }
}
