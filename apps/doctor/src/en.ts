import type { DoctorTexts } from "./texts.ts";

const status = (code: number | null) => (code === null ? "no answer" : `status ${code}`);

export const en: DoctorTexts = {
  wrongSettings: "The settings are not right:",
  badAddress: (text) => `"${text}" is no web address. Say npm run doctor, or add an address.`,
  examining: (url) => `Examining ${url}`,
  well: "All is well.",
  ill: (count) => `Not well: ${count}.`,
  name: {
    right: (host, addresses) => `${host} leads to ${addresses}.`,
    wrong: (host) => `Nobody knows the name ${host}.`,
    how: "Make a DNS record for it that points to the machine.",
  },
  certificate: {
    right: (days) => `The certificate is trusted, and good for ${days} days.`,
    ending: (days) => `The certificate ends in ${days} days.`,
    bad: (why) => `There is no https that is trusted: ${why}.`,
    how: "Caddy gets one by itself when the name points to the machine and the ports 80 and 443 are open; docker compose logs web says why not.",
    none: "The address is http, not https.",
    howNone:
      "Telegram opens Mini Apps over https only, and browsers give a microphone to https only.",
  },
  page: {
    right: "The Mini App is there.",
    wrong: (code) => `The Mini App is not there: ${status(code)}.`,
    how: "docker compose ps shows which service is not well.",
    framed: "Telegram's web clients may not show the page.",
    howFramed: "Let frame-ancestors of its Content-Security-Policy name https://web.telegram.org.",
  },
  ready: {
    right: "The server is ready and reaches what it needs.",
    wrong: (code) => `The server is not ready: ${status(code)}.`,
    how: "It says so while Redis is out of reach: docker compose logs signaling redis",
  },
  clock: {
    right: "The clocks agree.",
    wrong: (seconds) => `The clock of the server and the one here are ${seconds} s apart.`,
    how: "Telegram's signatures and credentials of TURN are judged by the clock: let it be set by NTP.",
  },
  session: {
    right: "Somebody who comes from Telegram is let in.",
    wrong: "Somebody who comes from Telegram is not let in.",
    how: "Is BOT_TOKEN the same here and there?",
    noBot: "Without BOT_TOKEN nobody can come in for a try: WebSocket and TURN are not looked at.",
  },
  socket: {
    right: "The WebSocket is open, and both speak the same version.",
    closed: (code) => `The WebSocket was closed with ${code}.`,
    silent: "The WebSocket does not answer.",
    how: "A proxy in front must pass on Upgrade. 4002 and 4003: the server is of another version than this checkout.",
  },
  ice: {
    answers: (url) => `${url} answers.`,
    relays: (url) => `${url} relays, and to the outside alone.`,
    opens: (url, inside) => `${url} relays to machines inside your network, too: ${inside}.`,
    howOpens: "Forbid them: denied-peer-ip of coturn, as in deploy/coturn/turnserver.conf.",
    refused: (url, code) => `${url} refuses: ${code}.`,
    howRefused:
      "401: TURN_SECRET is not the same as static-auth-secret of the TURN server. 486: its quota is used up.",
    unreachable: (url, why) => `${url} cannot be reached: ${why}.`,
    howUnreachable: "Is it running, and is the port open, for UDP too where it is UDP?",
    unreadable: (url) => `${url} is no address of a STUN or TURN server.`,
    howUnreadable: "Look at STUN_URLS and TURN_URL.",
    noTurn: "There is no TURN server.",
    howNoTurn:
      "People behind strict networks will not hear each other: set TURN_URL and TURN_SECRET.",
  },
  node: {
    right: (version) => `Node is ${version}.`,
    wrong: (version) => `Node ${version} is too old.`,
    how: "Install Node 20.19 or newer.",
  },
  redis: {
    right: "Redis answers at REDIS_URL.",
    none: "Without REDIS_URL here, Redis is judged by what the server says of it.",
    wrong: {
      "no-redis": [
        "Redis does not answer at REDIS_URL.",
        "Is it running, and is the password right?",
      ],
      "one-of-a-cluster": [
        "REDIS_URL names one node of a Redis Cluster as if it were alone.",
        "Begin it with redis+cluster://, and name some of the nodes.",
      ],
      "a-sentinel": [
        "REDIS_URL names a Sentinel as if it were Redis.",
        "Write redis+sentinel://host:port,host:port/name, with the name it has for the primary.",
      ],
      "no-cluster": [
        "REDIS_URL names a Redis Cluster, and what answers there is none.",
        "One Redis is redis://host:port.",
      ],
    },
  },
};
