import { describe, expect, it } from "vitest";
import { createLogger, type LogContext, type LogLevel } from "./index.ts";

const SECRETS = {
  botToken: "123456789:AAtest-token_for-the-Efir-tests-0000000",
  sessionToken: "efir1.eyJpZCI6NDJ9.c2lnbmF0dXJl",
  initData: `query_id=AAHd&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Zinaida%22%7D&hash=${"0f".repeat(32)}`,
  candidate: "candidate:842163049 1 udp 1677729535 198.51.100.7 46154 typ srflx",
  sdp: "v=0\r\no=- 46 2 IN IP4 198.51.100.7\r\ns=-\r\na=fingerprint:sha-256 AB:CD:EF\r\na=ice-pwd:icepassword\r\n",
  password: "correct-horse-battery",
};
/** Pieces of the above that must never stand in a line. */
const TRACES = [
  "AAtest-token",
  "eyJpZCI6NDJ9",
  "Zinaida",
  "0f0f0f0f",
  "198.51.100.7",
  "icepassword",
  "AB:CD:EF",
  "correct-horse",
];

function listen(level: LogLevel = "debug") {
  const lines: string[] = [];
  const logger = createLogger({ level, name: "test", write: (line) => lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown>;
  return { logger, lines, last };
}

const logged = (message: string, context?: LogContext) => {
  const { logger, lines } = listen();
  logger.info(message, context);
  expect(lines).toHaveLength(1);
  return lines.join("");
};
const expectClean = (line: string) => {
  for (const trace of TRACES) expect(line).not.toContain(trace);
};

describe("lines", () => {
  it("[CF30] a line is one JSON object with level, time, name, message and context", () => {
    const { logger, lines, last } = listen();
    logger.warn("lease lapsed", { room: "abc", members: 3, after: [1, null, true] });
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toEqual({
      level: "warn",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      name: "test",
      room: "abc",
      members: 3,
      after: [1, null, true],
      msg: "lease lapsed",
    });
  });

  it("[CF31] a child says its context on every line, and a line may overrule it", () => {
    const { logger, lines, last } = listen();
    const child = logger.child({ room: "abc", try: 1 }).child({ member: "m1" });
    child.info("joined", { try: 2 });
    expect(last()).toMatchObject({ room: "abc", member: "m1", try: 2 });
    expect(lines[0]?.match(/"try"/g)).toHaveLength(1);
  });

  it("[CF32] a line below the level is not written, and its context not even looked at", () => {
    const { logger, lines } = listen("warn");
    let looks = 0;
    const context = {
      get costly() {
        return ++looks;
      },
    };
    logger.info("quiet", context);
    logger.debug("quiet", context);
    expect([lines, looks]).toEqual([[], 0]);
    logger.error("loud", context);
    expect([lines.length, looks]).toEqual([1, 1]);
  });

  it("[CF33] a context cannot pretend to be the line", () => {
    const { logger, last } = listen();
    logger.info("real", { level: "error", msg: "fake", time: 0 });
    expect(last()).toMatchObject({ level: "info", msg: "real", level_: "error", msg_: "fake" });
    expect(last()["time"]).not.toBe(0);
  });
});

describe("what never reaches a log", () => {
  it.each(Object.entries(SECRETS))("[CF34] a %s under its own name", (key, secret) => {
    expectClean(logged("it happened", { [key]: secret }));
    expectClean(logged("it happened", { deep: [{ [key]: { value: secret } }] }));
  });

  const lookalikes = Object.entries(SECRETS).filter(([key]) => key !== "password");

  it.each(lookalikes)("[CF35] a %s under any name and in any text", (_, secret) => {
    expectClean(logged(`got ${secret}`));
    expectClean(logged("it happened", { other: `before ${secret} after`, list: [secret] }));
    expectClean(logged("it happened", { [`key ${secret}`]: 1 }));
    expectClean(logged(JSON.stringify({ a: secret, b: [JSON.stringify({ a: secret })] })));
  });

  it.each(lookalikes)(
    "[CF36] a %s in an error, its stack, its cause and its facts",
    (_, secret) => {
      const cause = Object.assign(new TypeError(`cause ${secret}`), { request: { body: secret } });
      const error = new AggregateError([new Error(secret)], `failed with ${secret}`, { cause });
      const line = logged("it failed", { error });
      expectClean(line);
      expect(line).toContain("failed with");
      expect(line).toContain("TypeError");
      expect(line).toContain("logger.test.ts");
    },
  );

  it.each(lookalikes)("[CF37] a %s in the context of a child", (key, secret) => {
    const { logger, lines } = listen();
    logger.child({ [key]: secret, other: secret }).info("hello");
    expectClean(lines.join(""));
  });

  it.each([
    `https://api.telegram.org/bot${SECRETS.botToken}/getMe`,
    `https://api.telegram.org/bot${encodeURIComponent(SECRETS.botToken)}/getMe`,
    `https://efir.example.com/#tgWebAppData=${encodeURIComponent(SECRETS.initData)}&v=8`,
    `redis://:${SECRETS.password}@localhost:6379`,
    `https://example.com/?a=1&access_token=${SECRETS.password}&b=2`,
    `Authorization: Bearer ${SECRETS.password}-1234`,
    `{"iceServers":[{"username":"x","credential":"${SECRETS.password}"}]}`,
    JSON.stringify(JSON.stringify({ resumeToken: SECRETS.password })),
    `a=candidate:1 1 udp 1 198.51.100.7 9 typ host`,
    `c=IN IP4 198.51.100.7`,
    `a=ice-pwd:icepassword`,
  ])("[CF38] the secret in %s", (text) => {
    const line = logged("it happened", { text });
    expectClean(line);
    expect(line).toContain("[redacted]");
  });

  it.each([
    "authorization",
    "Cookie",
    "X-Telegram-Bot-Api-Secret-Token",
    "TURN_PASSWORD",
    "resumeToken",
    "init_data",
    "payload",
    "first_name",
    "username",
  ])("[CF39] whatever stands under %s", (key) => {
    expectClean(logged("it happened", { [key]: "correct-horse" }));
    expectClean(logged("it happened", { of: new Map([[key, "correct-horse"]]) }));
  });
});

describe("what does reach it", () => {
  it.each([
    "room abc opened",
    "close code 1011",
    "2025-11-20T10:00:00Z",
    "https://a.example/x?y=1#z",
  ])("[CF40] %s stays as it is", (text) => {
    const { logger, last } = listen();
    logger.info(text, { text, candidates: 5, payloadBytes: 1_200, tokenValid: true });
    expect(last()).toMatchObject({
      msg: text,
      text,
      candidates: 5,
      payloadBytes: 1_200,
      tokenValid: true,
    });
  });

  it("[CF41] odd values are named, not printed, and never make it throw", () => {
    const circle: Record<string, unknown> = { id: 1 };
    circle["self"] = circle;
    const { logger, last } = listen();
    logger.info("odd", {
      circle,
      big: 10n,
      when: new Date(0),
      at: new URL("https://a.example/b"),
      set: new Set([1]),
      bytes: Buffer.from(SECRETS.password),
      run: () => SECRETS.password,
      bare: Object.create(null),
      throws: {
        get value() {
          throw new Error("no");
        },
      },
    });
    expect(last()).toMatchObject({
      circle: { id: 1, self: "[seen above]" },
      big: "10",
      at: "https://a.example/b",
      set: [1],
      bytes: "[Buffer]",
      run: "[function]",
      bare: {},
      throws: "[unreadable]",
    });
  });

  it("[CF42] a line stays short and quick, however big or nasty the value", () => {
    let deep: object = {};
    for (let level = 0; level < 5_000; level++) deep = { deep };
    const wide = Array.from({ length: 1_000 }, () => Array.from({ length: 1_000 }, () => "x"));
    const started = performance.now();
    expect(logged("big", { deep }).length).toBeLessThan(10_000);
    expect(logged("big", { wide }).length).toBeLessThan(100_000);
    for (const piece of ["1", "candidate", "hash=0", "://", "token", "v=0\n", "a", '\\"token"'])
      expect(logged("nasty", { text: piece.repeat(20_000) }).length).toBeLessThan(10_000);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
