import { installByApt } from "./apt.mjs";
import { findProgram } from "./find-program.mjs";
import { installAdvice, MANAGERS } from "./install-advice.mjs";
import { toolEnv } from "./place.mjs";
import { mayMakeNetworks, WEAKNET_PARTS } from "./weaknet-parts.mjs";

/** @typedef {import("./install-advice.mjs").Part} Part */

/** @type {Part} */
export const CHROMIUM = {
  name: "Chromium",
  programs: [
    ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  packages: { "apt-get": "chromium", dnf: "chromium", brew: "chromium" },
};

/** @type {Part[]} */
const PARTS = [
  {
    name: "Redis",
    programs: ["redis-server"],
    packages: { "apt-get": "redis-server", dnf: "redis", brew: "redis" },
  },
  CHROMIUM,
  {
    name: "coturn",
    programs: ["turnserver"],
    packages: { "apt-get": "coturn", dnf: "coturn", brew: "coturn" },
  },
  {
    name: "nginx",
    programs: ["nginx"],
    packages: { "apt-get": "nginx", dnf: "nginx", brew: "nginx" },
  },
  {
    name: "Prometheus",
    programs: ["promtool"],
    packages: { "apt-get": "prometheus", dnf: "prometheus", brew: "prometheus" },
  },
  {
    name: "OpenSSL",
    programs: ["openssl"],
    packages: { "apt-get": "openssl", dnf: "openssl", brew: "openssl" },
  },
];

/**
 * Which parts are not on this machine. CHROMIUM_PATH names a browser that no lookup would find.
 * @param {Record<string, string | undefined>} env
 * @param {boolean} withNetworks those for bad networks too
 * @returns {Part[]}
 */
export function missingParts(env, withNetworks) {
  const parts = withNetworks ? [...PARTS, ...WEAKNET_PARTS] : PARTS;
  return parts.filter((part) => findPart(part, env) === null);
}

/**
 * Finds what the tests stand on: Redis, Chromium, coturn, and for root on Linux what bad networks are made with; installs them where it may. The error is advice for people.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<{ ok: true, chromium: string } | { ok: false, error: string }>}
 */
export async function ensureSystemParts(place) {
  const env = toolEnv(place);
  const wanted = missingParts(env, mayMakeNetworks());
  if (wanted.length > 0) await installByApt(place, wanted);

  const missing = missingParts(env, mayMakeNetworks());
  const chromium = findPart(CHROMIUM, env);
  if (missing.length === 0 && chromium) return { ok: true, chromium };
  const present = MANAGERS.filter((manager) => findProgram([manager], env.PATH));
  return { ok: false, error: installAdvice(missing, present) };
}

/**
 * @param {Part} part
 * @param {Record<string, string | undefined>} env
 */
function findPart(part, env) {
  const named = part === CHROMIUM && env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : part.programs;
  return findProgram(named, env.PATH);
}
