import { join } from "node:path";
import { ownCertificate } from "../../support/own-certificate.ts";
import { CACHE } from "../cache.ts";
import { SERVER_ADDRESS, type Network } from "../net/network.ts";
import { whenItSays, type Running } from "./process.ts";

const [PORT, TLS_PORT] = [3478, 5349];
export const TURN_SECRET = "what-coturn-and-signaling-share";
export const STUN_URL = `stun:${SERVER_ADDRESS}:${PORT}`;
/** As an operator would give them: UDP, TCP, TLS. */
export const TURN_URLS = [
  `turn:${SERVER_ADDRESS}:${PORT}?transport=udp`,
  `turn:${SERVER_ADDRESS}:${PORT}?transport=tcp`,
  `turns:${SERVER_ADDRESS}:${TLS_PORT}?transport=tcp`,
].join(",");

/** A real coturn in the server's namespace, over UDP, TCP and TLS. */
export function startTurnServer(network: Network): Promise<Running> {
  const { certificate, key } = ownCertificate(CACHE, SERVER_ADDRESS);
  const args = [
    ...[
      "-n",
      "--no-cli",
      "--no-dtls",
      `--listening-port=${PORT}`,
      `--tls-listening-port=${TLS_PORT}`,
    ],
    ...[`--listening-ip=${SERVER_ADDRESS}`, `--relay-ip=${SERVER_ADDRESS}`],
    ...[`--cert=${certificate}`, `--pkey=${key}`],
    ...["--use-auth-secret", `--static-auth-secret=${TURN_SECRET}`, "--realm=efir"],
    ...["--allow-loopback-peers", "--log-file=stdout", "--simple-log"],
    ...[`--pidfile=${join(CACHE, `turn-${network.server.name}.pid`)}`],
    `--userdb=${join(CACHE, `turn-${network.server.name}.db`)}`,
  ];
  const child = network.server.spawn("turnserver", args, { stdio: ["ignore", "pipe", "pipe"] });
  return whenItSays(child, /Total General servers/);
}
