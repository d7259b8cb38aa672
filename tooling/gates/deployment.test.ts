import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { HERE } from "../bootstrap/place.mjs";
import { walkFiles } from "../bootstrap/walk-files.mjs";

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly build?: { readonly target: string };
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
}

const read = (path: string) => readFileSync(join(HERE.root, path), "utf8");
const compose = parse(read("docker-compose.yml"), { merge: true }) as {
  services: Readonly<Record<string, Service>>;
};
const dockerfile = read("Dockerfile");
const services = Object.entries(compose.services);

/** The user that an image of ours is left with at its end. */
const userOf = (target: string): string | undefined => {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const stage = stages.find((text) => text.split("\n")[0]?.endsWith(` AS ${target}`)) ?? "";
  const own = [...stage.matchAll(/^USER (\S+)/gm)].at(-1)?.[1];
  const parent = stage.split(" ")[0] ?? "";
  return own ?? (stages.some((text) => text.startsWith(parent)) ? userOf(parent) : undefined);
};

it.each(services)("[SD2] %s gets no more of its machine than it needs", (_name, service) => {
  const user = service.user ?? userOf(service.build?.target ?? "");
  expect(user).toMatch(/^(node|[1-9]\d*:\d+)$/);
  expect(service.privileged ?? false).toBe(false);
  expect(service.read_only).toBe(true);
  expect(service.cap_drop).toEqual(["ALL"]);
  expect((service.cap_add ?? []).filter((one) => one !== "NET_BIND_SERVICE")).toEqual([]);
  expect(service.security_opt).toContain("no-new-privileges:true");
  expect(service.mem_limit).toBeDefined();
  expect(service.pids_limit).toBeGreaterThan(0);
  expect(service.logging?.options["max-size"]).toBeDefined();
  for (const volume of service.volumes ?? []) {
    expect(volume).not.toContain("docker.sock");
    if (volume.startsWith(".")) expect(volume).toMatch(/^\.\/deploy\/.*:ro$/);
  }
});

it.each(services)("[SD2] %s is of a version that is named", (_name, { image, build }) => {
  if (!build) expect(image).toMatch(/:[v\d][\w.-]*$/);
});

it("[SD6] no secret is in compose, in an image, or in what images are built from", () => {
  for (const [name, { environment = {} }] of services)
    for (const [key, value] of Object.entries(environment))
      if (/TOKEN|SECRET|PASSWORD|KEYS/.test(key))
        expect([name, key, value]).toEqual([name, key, expect.stringMatching(/^\$\{/)]);
  expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(TOKEN|SECRET|PASSWORD)/m);
  const ignored = read(".dockerignore").split("\n");
  for (const path of [".env", ".env.*", ".git"]) expect(ignored).toContain(path);
});

it("[SD5] packages are of exact versions with checksums, and may not run scripts", () => {
  const lock = parse(read("pnpm-lock.yaml")) as {
    packages: Record<string, { resolution: { integrity?: string } }>;
  };
  const without = Object.entries(lock.packages).filter(([, { resolution }]) => {
    return !/^sha512-/.test(resolution.integrity ?? "");
  });
  expect(without.map(([name]) => name)).toEqual([]);

  const { allowBuilds } = parse(read("pnpm-workspace.yaml")) as {
    allowBuilds: Record<string, boolean>;
  };
  const allowed = Object.keys(allowBuilds).filter((name) => allowBuilds[name]);
  expect(allowed).toEqual(["node"]);

  const loose = walkFiles(HERE.root)
    .filter((file) => file.endsWith("package.json"))
    .flatMap((file) => {
      const { dependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as {
        dependencies?: Record<string, string>;
      };
      return Object.entries(dependencies).filter(([, version]) => !/^\d|^workspace:/.test(version));
    });
  expect(loose).toEqual([]);
});
