import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { HERE } from "../bootstrap/place.mjs";
import { walkFiles } from "../bootstrap/walk-files.mjs";

const read = (path: string) => readFileSync(join(HERE.root, path), "utf8");
const ID = /\b[A-Z]+\d*[A-Z]+\d+\b|\b[A-Z]+\d+\b/g;

/** The rows of the threat model: what is tried, and the ids of the tests in the last column. */
const threats = read("docs/SECURITY.md")
  .split("\n")
  .filter((line) => line.startsWith("| **"))
  .map((line) => {
    const cells = line.split("|").slice(1, -1);
    return { what: cells[0]?.trim() ?? "", ids: cells.at(-1)?.match(ID) ?? [] };
  });

const testTexts = walkFiles(HERE.root)
  .filter((file) => /\.(test|contract)\.tsx?$/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

it("[SD1] every threat in docs/SECURITY.md names tests, and every one of them is there", () => {
  expect(threats.length).toBeGreaterThanOrEqual(19);
  expect(threats.filter(({ ids }) => ids.length === 0)).toEqual([]);
  const named = threats.flatMap(({ what, ids }) => ids.map((id) => ({ what, id })));
  expect(named.filter(({ id }) => !testTexts.includes(`[${id}]`))).toEqual([]);
});

it("[SD3] the page runs what is ours and nothing else, and only Telegram may frame it", () => {
  const [, policy = ""] =
    /Content-Security-Policy "([^"]+)"/.exec(read("deploy/caddy/Caddyfile")) ?? [];
  const rules = new Map(
    policy.split("; ").map((rule) => {
      const [name = "", ...sources] = rule.split(" ");
      return [name, sources.join(" ")];
    }),
  );
  expect(rules.get("default-src")).toBe("'self'");
  for (const name of ["script-src", "script-src-elem", "object-src"])
    expect(rules.get(name) ?? "'self'").toBe("'self'");
  // Apps beside rooms: sandboxed, and only with the person's word.
  expect(rules.get("frame-src")).toBe("https:");
  expect(rules.get("base-uri")).toBe("'none'");
  expect(rules.get("form-action")).toBe("'none'");
  expect(rules.get("frame-ancestors")).toBe("'self' https://web.telegram.org");
});

it("[SD4] the relay reaches nobody inside", () => {
  const conf = read("deploy/coturn/turnserver.conf");
  const denied = [...conf.matchAll(/^denied-peer-ip=([\d.]+)-([\d.]+)$/gm)].map(
    ([, from = "", to = ""]) => [bits(from), bits(to)] as const,
  );
  const isDenied = (address: string) =>
    denied.some(([from, to]) => from <= bits(address) && bits(address) <= to);
  const inside = ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254"];
  for (const address of [...inside, "172.16.0.1", "172.31.255.255", "192.168.255.255"])
    expect([address, isDenied(address)]).toEqual([address, true]);
  for (const address of ["8.8.8.8", "172.32.0.1", "192.169.0.1", "203.0.113.1"])
    expect([address, isDenied(address)]).toEqual([address, false]);
  for (const six of ["::1", "fc00::", "fe80::", "::ffff:0.0.0.0", "64:ff9b::"])
    expect(conf).toMatch(new RegExp(`^denied-peer-ip=${six.replaceAll(".", "\\.")}(-|$)`, "m"));
  expect(conf).not.toMatch(/^(allow-loopback-peers|no-auth|cli-password)/m);
});

const bits = (address: string): number =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
