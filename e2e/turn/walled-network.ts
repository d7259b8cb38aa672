import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Namespace } from "../weaknet/net/namespace.ts";

/** Of the addresses that are kept for examples, so that no rule for private networks concerns it. */
export const SERVER_ADDRESS = "203.0.113.1";
export const TURN_PORT = 3478;

/** What a network lets out. Each is stricter than the one before. */
export type Wall = "none" | "no-udp" | "tls-only";

/** A server, and people who can reach it and nobody else: each sits in a private network of their own. */
export interface WalledNetwork {
  readonly server: Namespace;
  /** A folder of the network's own, gone with it. */
  readonly folder: string;
  /** A program that starts the given one in somebody's network. */
  readonly inside: (person: number, program: string) => string;
  /** From now on nobody's network lets out anything else. */
  readonly build: (wall: Wall) => void;
  readonly remove: () => void;
}

export function createWalledNetwork(people: number): WalledNetwork {
  const name = `ef${process.pid}`;
  const folder = mkdtempSync(join(tmpdir(), "efir-walls-"));
  const server = new Namespace(`${name}s`);
  server.ip("addr", "add", `${SERVER_ADDRESS}/32`, "dev", "lo");
  const rooms = Array.from({ length: people }, (_, n) => new Namespace(`${name}p${n}`));
  rooms.forEach((room, n) => wire(server, room, n));
  return {
    server,
    folder,
    inside: (person, program) => {
      const file = join(folder, `in-${person}.sh`);
      const place = rooms[person]?.name ?? "";
      writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${place} ${program} "$@"\n`);
      chmodSync(file, 0o755);
      return file;
    },
    build: (wall) => rooms.forEach((room) => surround(room, wall)),
    remove: () => {
      for (const namespace of [...rooms, server]) namespace.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function wire(server: Namespace, room: Namespace, n: number): void {
  server.ip("link", "add", `to${n}`, "type", "veth", "peer", "name", "eth0", "netns", room.name);
  server.ip("addr", "add", `10.79.${n}.1/30`, "dev", `to${n}`);
  server.ip("link", "set", `to${n}`, "up");
  room.ip("addr", "add", `10.79.${n}.2/30`, "dev", "eth0");
  room.ip("link", "set", "eth0", "up");
  room.ip("route", "add", SERVER_ADDRESS, "via", `10.79.${n}.1`);
}

const FORBIDDEN: Readonly<Record<Wall, readonly (readonly string[])[]>> = {
  none: [],
  "no-udp": [["ipproto", "udp"]],
  "tls-only": [
    ["ipproto", "udp"],
    ["ipproto", "tcp", "dport", `${TURN_PORT}`],
  ],
};

function surround(room: Namespace, wall: Wall): void {
  for (const rule of FORBIDDEN[wall]) room.ip("rule", "add", ...rule, "prohibit");
}
