import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeProblems, readEnvironment } from "./index.ts";
import { Settings } from "./settings.ts";

const botToken = "123456:AAtest-token_for-the-Efir-tests-0000";
const base64Of = (text: string) => `whsec_${Buffer.from(text).toString("base64")}`;
const SIGNS = base64Of("new".repeat(8));
const SIGNED_BEFORE = base64Of("old".repeat(8));
const long = (letter: string) => letter.repeat(32);

type Variables = Readonly<Record<string, string>>;

const read = (env: Variables) => {
  const outcome = readEnvironment(env);
  if (!outcome.ok) throw new Error(describeProblems(outcome.error));
  return outcome.value;
};
const wrong = (env: Variables) => {
  const outcome = readEnvironment(env);
  return outcome.ok ? [] : outcome.error.map(({ name }) => name);
};
const defaults = read({});

describe("what is read", () => {
  it("[CF1] with nothing set there is a complete environment for one process", () => {
    expect(defaults).toEqual({
      port: 3000,
      publicUrl: "http://localhost:3000",
      botToken: null,
      miniAppShortName: null,
      telegramEnabled: true,
      telegramWebhook: null,
      telegramApiRoot: "https://api.telegram.org",
      fileApiUrl: "https://api.telegram.org",
      adminIds: [],
      operatorsChat: null,
      gatewayKeys: [],
      gatewayAllowLoopback: false,
      hostSecret: null,
      hostAllowedOrigins: null,
      redisUrl: null,
      stunUrls: ["stun:stun.l.google.com:19302"],
      turn: null,
      iceTransportPolicy: "all",
      allowGuests: true,
      sessionSecrets: [],
      logLevel: "info",
      maxRoomSize: 8,
      allowedOrigins: ["http://localhost:3000"],
      trustProxy: 0,
    });
  });

  it("[CF2] every variable is read", () => {
    const env = {
      PORT: "8080",
      PUBLIC_URL: "https://Efir.example.com/calls/",
      BOT_TOKEN: botToken,
      MINIAPP_SHORT_NAME: "Room_1",
      TELEGRAM_ENABLED: "no",
      TELEGRAM_WEBHOOK_URL: "https://efir.example.com/webhook/telegram",
      TELEGRAM_WEBHOOK_SECRET: long("w"),
      TELEGRAM_API_ROOT: "http://localhost:8081/",
      FILE_API_URL: "https://files.example.com",
      ADMIN_IDS: "1, 987654321",
      OPERATORS_CHAT_ID: "-1001234567890",
      GATEWAY_KEYS: `crm:${long("k")}:${SIGNS}:${SIGNED_BEFORE}, ${long("p")}`,
      GATEWAY_ALLOW_LOOPBACK: "true",
      HOST_SECRET: "0123456789abcdef.-_",
      HOST_ALLOWED_ORIGINS: "https://game.example.com, http://localhost:4000",
      REDIS_URL: "rediss://:word@redis.example.com:6380/1",
      STUN_URLS: "stun:a.example.com, stuns:[::1]:5349",
      TURN_URL: "turn:turn.example.com:3478?transport=udp,turns:turn.example.com",
      TURN_SECRET: "shared",
      ICE_TRANSPORT_POLICY: "relay",
      ALLOW_GUESTS: "yes",
      SESSION_SECRET: `${long("n")}, ${long("o")}`,
      LOG_LEVEL: "debug",
      MAX_ROOM_SIZE: "64",
      ALLOWED_ORIGINS: "https://a.example.com/, http://localhost:5173",
      TRUST_PROXY: "2",
    };
    expect(read(env)).toEqual({
      port: 8080,
      publicUrl: "https://efir.example.com/calls",
      botToken,
      miniAppShortName: "Room_1",
      telegramEnabled: false,
      telegramWebhook: {
        url: "https://efir.example.com/webhook/telegram",
        secret: long("w"),
      },
      telegramApiRoot: "http://localhost:8081",
      fileApiUrl: "https://files.example.com",
      adminIds: [1, 987_654_321],
      operatorsChat: -1_001_234_567_890,
      gatewayKeys: [
        { name: "crm", key: long("k"), secrets: [SIGNS, SIGNED_BEFORE] },
        { name: "key-a7cbbfdf", key: long("p"), secrets: [base64Of(long("p"))] },
      ],
      gatewayAllowLoopback: true,
      hostSecret: "0123456789abcdef.-_",
      hostAllowedOrigins: ["https://game.example.com", "http://localhost:4000"],
      redisUrl: "rediss://:word@redis.example.com:6380/1",
      stunUrls: ["stun:a.example.com", "stuns:[::1]:5349"],
      turn: {
        urls: ["turn:turn.example.com:3478?transport=udp", "turns:turn.example.com"],
        credential: { kind: "secret", secret: "shared" },
      },
      iceTransportPolicy: "relay",
      allowGuests: true,
      sessionSecrets: [long("n"), long("o")],
      logLevel: "debug",
      maxRoomSize: 64,
      allowedOrigins: ["https://a.example.com", "http://localhost:5173"],
      trustProxy: 2,
    });
  });

  it("[CF3] an empty or blank variable counts as unset, and an unknown one is ignored", () => {
    const empty = Object.fromEntries(Object.keys(Settings.entries).map((name) => [name, " "]));
    expect(read({ ...empty, PORT: "", NO_SUCH_THING: "x" })).toEqual(defaults);
  });

  it("[CF4] the public address and the allowed origins follow from what they follow from", () => {
    expect(read({ PORT: "8080" })).toMatchObject({
      publicUrl: "http://localhost:8080",
      allowedOrigins: ["http://localhost:8080"],
    });
    expect(read({ PUBLIC_URL: "https://example.com:443/efir" }).allowedOrigins).toEqual([
      "https://example.com",
    ]);
  });

  it("[CF5] guests may come in where there is no bot, unless the operator says otherwise", () => {
    const guests = (env: Variables) => read(env).allowGuests;
    expect(guests({ BOT_TOKEN: botToken })).toBe(false);
    for (const word of ["true", "1", "yes", "TRUE"])
      expect(guests({ BOT_TOKEN: botToken, ALLOW_GUESTS: word })).toBe(true);
    for (const word of ["false", "0", "no", "No"])
      expect(guests({ ALLOW_GUESTS: word })).toBe(false);
  });

  it("[CF6] a TURN secret goes before a password; a password serves where there is no secret", () => {
    const urls = { TURN_URL: "turn:turn.example.com" };
    const login = { TURN_USERNAME: "efir", TURN_PASSWORD: "word" };
    const credential = { kind: "password", username: "efir", password: "word" };
    expect(read({ ...urls, ...login }).turn?.credential).toEqual(credential);
    expect(read({ ...urls, ...login, TURN_SECRET: "shared" }).turn?.credential).toEqual({
      kind: "secret",
      secret: "shared",
    });
  });
});

describe("what is refused", () => {
  it("[TRAP20] a webhook without a secret is refused; a secret without a webhook means polling", () => {
    const url = { TELEGRAM_WEBHOOK_URL: "https://efir.example.com/hook" };
    const secret = { TELEGRAM_WEBHOOK_SECRET: long("w") };
    expect(wrong(url)).toEqual(["TELEGRAM_WEBHOOK_SECRET"]);
    expect(read(secret).telegramWebhook).toBeNull();
    expect(read({ ...url, ...secret }).telegramWebhook?.secret).toBe(long("w"));
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PORT", "0x10"],
    ["PUBLIC_URL", "efir.example.com"],
    ["PUBLIC_URL", "ftp://example.com"],
    ["PUBLIC_URL", "https://user:word@example.com"],
    ["PUBLIC_URL", "https://example.com/?a=1"],
    ["BOT_TOKEN", "token"],
    ["BOT_TOKEN", "123456:short"],
    ["MINIAPP_SHORT_NAME", "ab"],
    ["MINIAPP_SHORT_NAME", "my-app"],
    ["MINIAPP_SHORT_NAME", "x".repeat(31)],
    ["TELEGRAM_ENABLED", "maybe"],
    ["TELEGRAM_WEBHOOK_SECRET", "x".repeat(31)],
    ["TELEGRAM_WEBHOOK_SECRET", "x".repeat(257)],
    ["TELEGRAM_WEBHOOK_SECRET", `${"x".repeat(32)}!`],
    ["TELEGRAM_API_ROOT", "api.telegram.org"],
    ["TELEGRAM_API_ROOT", "https://api.telegram.org?x=1"],
    ["FILE_API_URL", "file:///tmp"],
    ["ADMIN_IDS", "@anna"],
    ["ADMIN_IDS", "1,,2"],
    ["REDIS_URL", "http://localhost:6379"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "redis://"],
    ["REDIS_URL", "redis+cluster://localhost:7000/1"],
    ["REDIS_URL", "redis+sentinel://localhost:26379"],
    ["STUN_URLS", "turn:example.com"],
    ["STUN_URLS", "stun://example.com"],
    ["STUN_URLS", "stun:example.com,"],
    ["ICE_TRANSPORT_POLICY", "direct"],
    ["ALLOW_GUESTS", "maybe"],
    ["SESSION_SECRET", "x".repeat(31)],
    ["SESSION_SECRET", `${"x".repeat(32)},short`],
    ["LOG_LEVEL", "loud"],
    ["MAX_ROOM_SIZE", "1"],
    ["MAX_ROOM_SIZE", "65"],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", "https://example.com/path"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "11"],
  ])("[CF7] %s=%s is refused by name", (name, value) => {
    expect(wrong({ [name]: value })).toEqual([name]);
  });

  it.each(["http://efir.example.com/hook", "https://u:p@efir.example.com", "https://e.example?x"])(
    "[CF15] TELEGRAM_WEBHOOK_URL=%s is refused",
    (value) => {
      const env = { TELEGRAM_WEBHOOK_URL: value, TELEGRAM_WEBHOOK_SECRET: long("w") };
      expect(wrong(env)).toEqual(["TELEGRAM_WEBHOOK_URL"]);
    },
  );

  it.each([
    "stun:example.com",
    "turn:",
    "turn:user@example.com",
    "turn:example.com?transport=sctp",
    "turn:example.com turn:b",
  ])("[CF8] TURN_URL=%s is refused", (value) => {
    expect(wrong({ TURN_URL: value, TURN_SECRET: "shared" })).toEqual(["TURN_URL"]);
  });

  it.each([
    [{ TURN_URL: "turn:a.example" }, ["TURN_SECRET"]],
    [{ TURN_SECRET: "s" }, ["TURN_URL"]],
    [{ TURN_USERNAME: "u", TURN_PASSWORD: "p" }, ["TURN_URL"]],
    [{ TURN_URL: "turn:a.example", TURN_USERNAME: "u" }, ["TURN_PASSWORD"]],
    [{ TURN_URL: "turn:a.example", TURN_PASSWORD: "p" }, ["TURN_USERNAME"]],
    [{ TURN_URL: "turn:a.example", TURN_SECRET: "s", TURN_USERNAME: "u" }, ["TURN_PASSWORD"]],
    [{ ICE_TRANSPORT_POLICY: "relay" }, ["TURN_URL"]],
  ])("[CF9] the TURN settings make sense only together: %j lacks %j", (env: object, names) => {
    expect(wrong({ ...env })).toEqual(names);
  });

  it.each([
    "short",
    "crm:short",
    `Crm:${long("k")}`,
    `crm:${long("k")}:`,
    `crm:${long("k")}:secret`,
    `crm:${long("k")}:whsec_c2hvcnQ=`,
    `crm:${long("k")}:${SIGNS}:`,
    `${long("k")},`,
    `${long("k")} ${long("l")}`,
  ])("[CF16] GATEWAY_KEYS=%s is refused", (value) => {
    expect(wrong({ GATEWAY_KEYS: value })).toEqual(["GATEWAY_KEYS"]);
  });

  it("[CF10] all that is wrong is listed at once, each with what is wanted and an example", () => {
    const outcome = readEnvironment({ PORT: "x", LOG_LEVEL: "loud", TURN_SECRET: "s" });
    expect(outcome.ok ? "" : describeProblems(outcome.error)).toBe(
      [
        "Wrong settings:",
        "  PORT: must be a whole number from 0 to 65535, for example 3000",
        "  LOG_LEVEL: must be one of error, warn, info, debug, for example info",
        "  TURN_URL: is missing: there are TURN credentials, but no server to use them with, " +
          "for example turn:turn.example.com:3478,turns:turn.example.com:5349?transport=tcp",
      ].join("\n"),
    );
  });

  it("[CF11] what is said about a wrong value never says the value", () => {
    const names = Object.keys(Settings.entries);
    const outcome = readEnvironment(Object.fromEntries(names.map((name) => [name, "s3cr3t"])));
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).not.toContain("s3cr3t");
  });
});

describe(".env.example", () => {
  const text = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  const examples = [...text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );

  const compose = readFileSync(new URL("../../../docker-compose.yml", import.meta.url), "utf8");
  const inCompose = [...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = ""]) => name);

  it("[CF12] it names every variable that is read, here or by docker compose, once, and no other", () => {
    const read = new Set([...Object.keys(Settings.entries), ...inCompose]);
    expect(examples.map(([name]) => name).sort()).toEqual([...read].sort());
  });

  it("[CF13] each has its line of explanation above it, and none is set", () => {
    const lines = text.split("\n");
    for (const [name, value] of examples) {
      const above = lines[lines.indexOf(`# ${name}=${value}`) - 1];
      expect(above, name).toMatch(/^# [^ ].{20,}[.?]$/);
    }
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });

  const ours = examples.filter(([name]) => name in Settings.entries);

  it.each(ours)("[CF14] %s=%s is the default, or else a valid value", (name, value) => {
    if (name === "TURN_URL") expect(wrong({ [name]: value, TURN_SECRET: "s" })).toEqual([]);
    else if (name === "REDIS_URL") expect(read({ [name]: value }).redisUrl).toBe(value);
    else expect(read({ [name]: value })).toEqual(defaults);
  });
});
