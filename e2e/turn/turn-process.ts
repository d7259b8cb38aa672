import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { ownCertificate } from "../support/own-certificate.ts";
import { end, whenItSays } from "../weaknet/subjects/process.ts";
import { SERVER_ADDRESS, TURN_PORT, type WalledNetwork } from "./walled-network.ts";

const DEPLOYED = fileURLToPath(new URL("../../deploy/coturn/turnserver.conf", import.meta.url));
const TLS_PORT = 5349;
const FIXED_PORT = 3480;

export const SECRET = "what-coturn-and-signaling-share";
export const FIXED = { username: "efir", password: "a-password-that-does-not-lapse" };
export const TURN_URLS = [
  `turn:${SERVER_ADDRESS}:${TURN_PORT}?transport=udp`,
  `turn:${SERVER_ADDRESS}:${TURN_PORT}?transport=tcp`,
  `turns:${SERVER_ADDRESS}:${TLS_PORT}?transport=tcp`,
];
export const FIXED_URL = `turn:${SERVER_ADDRESS}:${FIXED_PORT}?transport=udp`;

export interface TurnProcess {
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Coturn as it is deployed, with the settings that deploy/coturn/start.sh would add. */
export function startDeployedTurn(network: WalledNetwork): Promise<TurnProcess> {
  const { certificate, key } = ownCertificate(network.folder, SERVER_ADDRESS);
  return start(network, [
    ...["-c", DEPLOYED, `--listening-port=${TURN_PORT}`, `--tls-listening-port=${TLS_PORT}`],
    ...[`--cert=${certificate}`, `--pkey=${key}`, `--static-auth-secret=${SECRET}`],
    ...places(network, "deployed"),
  ]);
}

/** One of the kind that knows a name and a password, as hosted ones do. */
export const startFixedTurn = (network: WalledNetwork): Promise<TurnProcess> =>
  start(network, [
    ...["-n", "--no-cli", "--no-tls", "--no-dtls", `--listening-port=${FIXED_PORT}`],
    ...["--lt-cred-mech", `--user=${FIXED.username}:${FIXED.password}`],
    ...["--log-file=stdout", "--simple-log", "--denied-peer-ip=10.0.0.0-10.255.255.255"],
    ...places(network, "fixed"),
  ]);

const places = ({ folder }: WalledNetwork, name: string): string[] => [
  ...["--realm=efir", `--listening-ip=${SERVER_ADDRESS}`, `--relay-ip=${SERVER_ADDRESS}`],
  ...[`--pidfile=${join(folder, `${name}.pid`)}`, `--userdb=${join(folder, `${name}.db`)}`],
];

async function start({ server }: WalledNetwork, args: readonly string[]): Promise<TurnProcess> {
  const child = server.spawn("turnserver", args, { stdio: ["ignore", "pipe", "pipe"] });
  const { output } = await whenItSays(child, /Total General servers/);
  return { log: output, stop: () => end(child, "SIGTERM") };
}

/** A login as signaling gives it, good until then. */
export function login(person: string, until: number, secret = SECRET) {
  const username = `${Math.floor(until / 1_000)}:${person}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
