import { expect, it } from "vitest";
import { parseRedisAddress } from "./redis-address.ts";

const NOBODY = { username: null, password: null, isTls: false };
const read = (text: string) => {
  const address = parseRedisAddress(text);
  return address.ok ? address.value : address.error.code;
};

it("[RA1] one Redis is named as ever", () => {
  for (const url of ["redis://localhost:6379", "rediss://:word@redis.example.com:6380/1"]) {
    expect(read(url)).toEqual({ kind: "one", url });
  }
});

it("[RA2] a cluster is named by some of its nodes", () => {
  expect(read("redis+cluster://a.example:7000,[::1]:7001,c")).toEqual({
    kind: "cluster",
    hosts: [
      { host: "a.example", port: 7000 },
      { host: "::1", port: 7001 },
      { host: "c", port: 6379 },
    ],
    ...NOBODY,
  });
  expect(read("rediss+cluster://efir:p%40ss%2Cword@a:1/0")).toEqual({
    kind: "cluster",
    hosts: [{ host: "a", port: 1 }],
    username: "efir",
    password: "p@ss,word",
    isTls: true,
  });
});

it("[RA3] a primary is named by its Sentinels and what they call it", () => {
  expect(read("redis+sentinel://a,b:5000/my-primary")).toEqual({
    kind: "sentinel",
    hosts: [
      { host: "a", port: 26379 },
      { host: "b", port: 5000 },
    ],
    primary: "my-primary",
    db: 0,
    ...NOBODY,
  });
  expect(read("rediss+sentinel://:word@a/main/3")).toMatchObject({
    primary: "main",
    db: 3,
    username: null,
    password: "word",
    isTls: true,
  });
});

it.each([
  "",
  "localhost:6379",
  "redis://",
  "http://localhost:6379",
  "redis+cluster://",
  "redis+cluster://a:7000,",
  "redis+cluster://a:7000,b:port",
  "redis+cluster://a:99999",
  "redis+cluster://a:7000/1",
  "redis+cluster://%zz:word@a:7000",
  "redis+cluster://user:word@b@a:7000",
  "redis+cluster://a:7000?tls=1",
  "redis+sentinel://a:26379",
  "redis+sentinel://a:26379/",
  "redis+sentinel://a:26379/main/first",
  "redis+sentinel://a:26379/main/1/2",
  "redis+proxy://a:26379",
])("[RA4] no address of Redis: %s", (text) => {
  expect(read(text)).toBe("bad-redis-address");
});
