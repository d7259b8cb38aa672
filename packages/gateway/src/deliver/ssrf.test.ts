import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isForbiddenAddress } from "./forbidden-address.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { createPost, type PostOptions } from "./post.ts";
import { readWebhookUrl } from "./webhook-url.ts";

/** Every one of them has got past somebody's check. */
const HOSTILE: readonly (readonly [url: string, why: string])[] = [
  ["http://hooks.crm.io/", "not-https"],
  ["ftp://hooks.crm.io/", "not-https"],
  ["file:///etc/passwd", "not-https"],
  ["gopher://127.0.0.1:6379/_FLUSHALL", "not-https"],
  ["javascript:alert(1)", "not-https"],
  ["data:text/plain,x", "not-https"],
  ["//hooks.crm.io/", "not-a-url"],
  ["/answers", "not-a-url"],
  ["", "not-a-url"],
  ["https://", "not-a-url"],
  ["https:// hooks.crm.io/", "not-a-url"],
  ["https://hooks.crm.io\n@127.0.0.1/", "not-a-url"],
  ["https://hooks.crm.io\\@127.0.0.1/", "not-a-url"],
  ["https://[::1", "not-a-url"],
  ["https://256.256.256.256/", "not-a-url"],
  ["https://hooks.crm.io@127.0.0.1/", "has-credentials"],
  ["https://user:pass@hooks.crm.io/", "has-credentials"],
  ["https://hooks.crm.io/#@127.0.0.1/", "has-fragment"],
  ["https://127.0.0.1/", "address-literal"],
  ["https://127.1/", "address-literal"],
  ["https://2130706433/", "address-literal"],
  ["https://0x7f000001/", "address-literal"],
  ["https://0x7f.0.0.1/", "address-literal"],
  ["https://0177.0.0.1/", "address-literal"],
  ["https://017700000001/", "address-literal"],
  ["https://１２７.0.0.1/", "address-literal"],
  ["https://127。0。0。1/", "address-literal"],
  ["https://%31%32%37.0.0.1/", "address-literal"],
  ["https://0/", "address-literal"],
  ["https://0.0.0.0/", "address-literal"],
  ["https://10.0.0.1/", "address-literal"],
  ["https://172.16.0.1/", "address-literal"],
  ["https://192.168.1.1/", "address-literal"],
  ["https://169.254.169.254/latest/meta-data/", "address-literal"],
  ["https://8.8.8.8/", "address-literal"],
  ["https://127.0.0.1./", "address-literal"],
  ["https://[::1]/", "address-literal"],
  ["https://[::]/", "address-literal"],
  ["https://[::ffff:127.0.0.1]/", "address-literal"],
  ["https://[::ffff:7f00:1]/", "address-literal"],
  ["https://[0:0:0:0:0:ffff:a9fe:a9fe]/", "address-literal"],
  ["https://[fd00::1]/", "address-literal"],
  ["https://[64:ff9b::7f00:1]/", "address-literal"],
  ["https://[2606:4700::1]/", "address-literal"],
  ["https://localhost/", "not-public"],
  ["https://localhost./", "not-public"],
  ["https://LOCALHOST/", "not-public"],
  ["https://ⓛocalhost/", "not-public"],
  ["https://redis/", "not-public"],
  ["https://signaling.localhost/", "not-public"],
  ["https://metadata.google.internal/", "not-public"],
  ["https://printer.local/", "not-public"],
  ["https://db.corp/", "not-public"],
  ["https://router.lan/", "not-public"],
  ["https://1.0.0.127.in-addr.arpa/", "not-public"],
  ["https://hooks.crm.io:22/", "bad-port"],
  ["https://hooks.crm.io:25/", "bad-port"],
  ["https://hooks.crm.io:80/", "bad-port"],
  [`https://hooks.crm.io/${"x".repeat(2_048)}`, "too-long"],
];

describe("the address of a webhook", () => {
  it.each(HOSTILE)("[GS1] %s is refused: %s", (url, why) => {
    expect(readWebhookUrl(url, { allowLoopback: false })).toEqual({ ok: false, error: why });
  });

  it.each([
    "https://hooks.crm.io/answers?a=b",
    "https://hooks.crm.io:8443/",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://пример.рф/",
    "https://hooks.crm.io./",
  ])("[GS2] %s is taken", (url) => {
    expect(readWebhookUrl(url, { allowLoopback: false }).ok).toBe(true);
  });

  it.each([
    "http://localhost:4000/",
    "https://localhost/",
    "http://127.0.0.1:4000/x",
    "http://[::1]:4000/",
  ])("[GS3] %s is taken for development only", (url) => {
    expect(readWebhookUrl(url, { allowLoopback: true }).ok).toBe(true);
    expect(readWebhookUrl(url, { allowLoopback: false }).ok).toBe(false);
  });

  it.each([
    "http://10.0.0.1/",
    "http://hooks.crm.io/",
    "https://169.254.169.254/",
    "http://0.0.0.0:4000/",
    "ftp://localhost/",
  ])("[GS4] not even in development: %s", (url) => {
    expect(readWebhookUrl(url, { allowLoopback: true }).ok).toBe(false);
  });
});

describe("the address that a name leads to", () => {
  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "0:0:0:0:0:ffff:169.254.169.254",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "::127.0.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "localhost",
    "",
    "1.2.3",
  ])("[GS5] %s is forbidden", (address) => {
    expect(isForbiddenAddress(address)).toBe(true);
  });

  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ])("[GS6] %s is somebody's", (address) => {
    expect(isForbiddenAddress(address)).toBe(false);
  });
});

describe("at connect time", () => {
  let server: Server;
  let port: number;
  let heard: number;
  const posts: { close: () => void }[] = [];
  let answer: Parameters<typeof createServer>[1];

  beforeEach(async () => {
    heard = 0;
    answer = (_request, response) => response.end("ok");
    server = createServer((request, response) => {
      heard += 1;
      answer?.(request, response);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    for (const post of posts.splice(0)) post.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const leadsTo =
    (...addresses: string[]): Resolve =>
    (_host, _options, done) => {
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    };
  const post = (options: Partial<PostOptions> = {}) => {
    const made = createPost({ allowLoopback: false, ...options });
    posts.push(made);
    return (url: string) => made({ url, headers: {}, body: "{}" });
  };
  const FORBIDDEN = { kind: "failed", reason: "forbidden-address" };

  it.each([
    ["127.0.0.1"],
    ["169.254.169.254"],
    ["10.0.0.7"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["8.8.8.8", "127.0.0.1"],
  ])("[GS7] a public name that leads to %s gets nothing", async (...addresses) => {
    const send = post({ resolve: leadsTo(...addresses) });
    expect(await send(`https://rebind.crm.io:${port}/`)).toEqual(FORBIDDEN);
    expect(heard).toBe(0);
  });

  it("[GS8] a name that changes its mind is judged at every connection", async () => {
    let asked = 0;
    const resolve: Resolve = (host, options, done) => {
      leadsTo(++asked === 1 ? "127.0.0.1" : "10.0.0.1")(host, options, done);
    };
    answer = (_request, response) => response.setHeader("connection", "close").end();
    const send = post({ resolve, allowLoopback: true });
    const url = `http://localhost:${port}/`;
    expect(await send(url)).toMatchObject({ status: 200 });
    expect(await send(url)).toEqual(FORBIDDEN);
    expect(heard).toBe(1);
  });

  it("[GS9] a literal that got this far is refused as well", async () => {
    const send = post();
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(FORBIDDEN);
    expect(await send(`http://[::1]:${port}/`)).toEqual(FORBIDDEN);
    expect(heard).toBe(0);
  });

  it("[GS10] a redirect is an answer, and is not followed", async () => {
    answer = (_request, response) => {
      response.writeHead(302, { location: `http://localhost:${port}/secret` }).end();
    };
    const result = await post({ allowLoopback: true })(`http://localhost:${port}/`);
    expect(result).toMatchObject({ kind: "answered", status: 302 });
    expect(heard).toBe(1);
  });

  it("[GS11] whoever does not answer in time is given up", async () => {
    answer = () => undefined;
    const send = post({ allowLoopback: true, timeoutMs: 50 });
    expect(await send(`http://localhost:${port}/`)).toEqual({ kind: "failed", reason: "timeout" });
  });

  it("[GS12] nothing is read beyond 64 kB", async () => {
    const { promise: cut, resolve } = Promise.withResolvers<undefined>();
    answer = (_request, response) => {
      response.on("close", () => resolve(undefined));
      const more = () => response.write("x".repeat(16_384), () => void setImmediate(more));
      more();
    };
    const result = await post({ allowLoopback: true })(`http://localhost:${port}/`);
    expect(result).toMatchObject({ status: 200 });
    await cut;
  });

  it("[GS13] nobody there, and a name that does not exist, are told as such", async () => {
    const resolve: Resolve = (_host, _options, done) => done(new Error("ENOTFOUND"), []);
    expect(await post({ resolve })("https://gone.crm.io/")).toEqual({
      kind: "failed",
      reason: "network",
    });
    expect(await post({ resolve: leadsTo() })("https://gone.crm.io/")).toEqual(FORBIDDEN);
  });
});
