import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../cache.ts";
import { Emulator } from "./emulator.ts";
import { Namespace } from "./namespace.ts";
import { PROFILES, type ProfileName } from "./profiles.ts";

export const SERVER_ADDRESS = "10.77.0.1";
const OWN_NETWORK = "10.77.0.0/16";
const PUBLIC_NETWORK = "100.64.0.0/16";
const WIFI = "wlan0";
const MOBILE = "rmnet0";
const MOBILE_TABLE = "200";

/** Those who talk. The first is the one with the weak link. */
export const LETTERS = ["A", "B", "C", "D"] as const;
export type Letter = (typeof LETTERS)[number];

/** A server and some people, each in a namespace of their own, with the emulator between them. */
export class Network {
  readonly server: Namespace;
  readonly letters: readonly Letter[];
  readonly #id: string;
  readonly #clients: ReadonlyMap<Letter, Namespace>;
  readonly #emulator: Emulator;
  readonly #publicAddress = new Map<Letter, number>();

  static async start(id: string, people: number): Promise<Network> {
    const letters = LETTERS.slice(0, people);
    const server = new Namespace(`wn-${id}S`);
    const clients = new Map(letters.map((letter) => [letter, new Namespace(`wn-${id}${letter}`)]));
    const emulator = await Emulator.start(id, [
      { name: "S", namespace: server.name, device: WIFI },
      ...[...clients].flatMap(([letter, { name }]) => [
        { name: letter, namespace: name, device: WIFI },
        { name: `${letter}2`, namespace: name, device: MOBILE },
      ]),
    ]);
    const network = new Network({ id, server, clients, emulator });
    await network.#wire();
    return network;
  }

  private constructor(parts: {
    readonly id: string;
    readonly server: Namespace;
    readonly clients: ReadonlyMap<Letter, Namespace>;
    readonly emulator: Emulator;
  }) {
    this.#id = parts.id;
    this.server = parts.server;
    this.#clients = parts.clients;
    this.#emulator = parts.emulator;
    this.letters = [...parts.clients.keys()];
  }

  async shape(letter: Letter, name: ProfileName): Promise<void> {
    const values = Object.entries(PROFILES[name]).map(([key, value]) => `${key}=${value}`);
    await this.#tellBoth(letter, (endpoint) => `set ${endpoint} both ${values.join(" ")}`);
  }

  async setDead(letter: Letter, dead: boolean): Promise<void> {
    await this.#tellBoth(letter, (endpoint) => `set ${endpoint} both dead=${dead ? 1 : 0}`);
  }

  async allowUdp(letter: Letter, allowed: boolean): Promise<void> {
    await this.#tellBoth(letter, (endpoint) => `ep ${endpoint} udp=${allowed ? 1 : 0}`);
  }

  wifiDown(letter: Letter): void {
    this.#client(letter).down(WIFI);
  }

  mobileUp(letter: Letter): void {
    const client = this.#client(letter);
    const address = addressOf(letter, MOBILE);
    client.up(MOBILE, address, 200);
    const route = ["default", "dev", MOBILE, "src", address, "table", MOBILE_TABLE];
    client.ip("route", "replace", ...route);
  }

  /** From now on the world sees this one at a new public address. */
  async rebind(letter: Letter): Promise<void> {
    const before = this.#publicAddress.get(letter) ?? 0;
    const publicAddress = (n: number) => `100.64.${LETTERS.indexOf(letter) + 1}.${n}`;
    if (before > 0) await this.#emulator.tell(`unroute ${publicAddress(before)}`);
    else await this.#emulator.tell(`unroute ${addressOf(letter, WIFI)}`);
    const now = before + 1;
    this.#publicAddress.set(letter, now);
    await this.#emulator.tell(`nat ${letter} ${addressOf(letter, WIFI)} ${publicAddress(now)}`);
    await this.#emulator.tell(`route ${publicAddress(now)} ${letter}`);
  }

  /** A program that starts the given one inside somebody's namespace, before what else the machine does. */
  wrapper(letter: Letter, program: string): string {
    const file = join(CACHE, `browser-${this.#id}${letter}.sh`);
    const line = `exec nice -n -19 ip netns exec ${this.#client(letter).name} ${program} "$@"`;
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  async stop(): Promise<void> {
    await this.#emulator.stop();
    for (const client of this.#clients.values()) client.remove();
    this.server.remove();
  }

  async #wire(): Promise<void> {
    const { server } = this;
    server.tune("net/ipv4/tcp_thin_linear_timeouts", 1); // as docker-compose.yml does for who serves the page
    server.ip("addr", "add", `${SERVER_ADDRESS}/32`, "dev", WIFI);
    server.ip("link", "set", WIFI, "up");
    for (const net of [OWN_NETWORK, PUBLIC_NETWORK]) server.ip("route", "add", net, "dev", WIFI);
    await this.#emulator.tell(`route ${SERVER_ADDRESS} S`);
    await this.#emulator.tell("ep S server=1");
    for (const [letter, client] of this.#clients) {
      await this.#emulator.tell(`route ${addressOf(letter, WIFI)} ${letter}`);
      await this.#emulator.tell(`route ${addressOf(letter, MOBILE)} ${letter}2`);
      client.up(WIFI, addressOf(letter, WIFI), 100);
      // What is bound to the second address leaves by the second device.
      client.ip("rule", "add", "from", addressOf(letter, MOBILE), "lookup", MOBILE_TABLE);
      await this.shape(letter, "ideal");
    }
  }

  async #tellBoth(letter: Letter, command: (endpoint: string) => string): Promise<void> {
    for (const endpoint of [letter, `${letter}2`]) await this.#emulator.tell(command(endpoint));
  }

  #client(letter: Letter): Namespace {
    const client = this.#clients.get(letter);
    if (!client) throw new Error(`Nobody is called ${letter}`);
    return client;
  }
}

const addressOf = (letter: Letter, device: string): string =>
  `10.77.${LETTERS.indexOf(letter) + 1}.${device === WIFI ? 2 : 130}`;
