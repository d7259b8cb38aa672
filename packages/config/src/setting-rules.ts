import { LOG_LEVELS, type SettingName } from "./settings.ts";

interface SettingRule {
  readonly problem: string;
  readonly example: string;
}

/** What to tell an operator whose value is refused by `Settings`. */
export const SETTING_RULES: Readonly<Record<SettingName, SettingRule>> = {
  PORT: { problem: "must be a whole number from 0 to 65535", example: "3000" },
  PUBLIC_URL: {
    problem: "must be an http or https address without query or password",
    example: "https://efir.example.com",
  },
  BOT_TOKEN: {
    problem: "must be the token as @BotFather gave it: digits, a colon, at least 30 characters",
    example: "123456:AA…",
  },
  MINIAPP_SHORT_NAME: {
    problem: "must be the Mini App's short name as @BotFather has it: 3 to 30 of A-Z a-z 0-9 _",
    example: "room",
  },
  TELEGRAM_ENABLED: { problem: "must be true or false", example: "true" },
  TELEGRAM_WEBHOOK_URL: {
    problem: "must be an https address without query or password",
    example: "https://efir.example.com/webhook/telegram",
  },
  TELEGRAM_WEBHOOK_SECRET: {
    problem: "must be 32 to 256 of A-Z a-z 0-9 _ -",
    example: "the output of `openssl rand -hex 32`",
  },
  TELEGRAM_API_ROOT: {
    problem: "must be an http or https address without query or password",
    example: "https://api.telegram.org",
  },
  FILE_API_URL: {
    problem: "must be an http or https address without query or password",
    example: "https://api.telegram.org",
  },
  ADMIN_IDS: {
    problem: "must be Telegram ids of people, separated by commas",
    example: "123456789,987654321",
  },
  OPERATORS_CHAT_ID: {
    problem: "must be the Telegram id of a chat, which for a group begins with a minus",
    example: "-1001234567890",
  },
  GATEWAY_KEYS: {
    problem:
      "must be keys of at least 16 of A-Z a-z 0-9 _ -, each alone or as name:key:whsec_…, separated by commas",
    example:
      "crm:the output of `openssl rand -hex 32`:whsec_the output of `openssl rand -base64 32`",
  },
  GATEWAY_ALLOW_LOOPBACK: { problem: "must be true or false", example: "false" },
  HOST_SECRET: {
    problem: "must be 16 to 256 of A-Z a-z 0-9 _ . -",
    example: "the output of `openssl rand -hex 32`",
  },
  HOST_ALLOWED_ORIGINS: {
    problem: "must be origins (scheme, host and port, no path), separated by commas",
    example: "https://game.example.com",
  },
  REDIS_URL: {
    problem:
      "must be redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port,host:port/name, with rediss for TLS",
    example: "redis://localhost:6379",
  },
  STUN_URLS: {
    problem: "must be stun: or stuns: addresses, separated by commas",
    example: "stun:stun.l.google.com:19302",
  },
  TURN_URL: {
    problem: "must be turn: or turns: addresses, separated by commas",
    example: "turn:turn.example.com:3478,turns:turn.example.com:5349?transport=tcp",
  },
  TURN_USERNAME: { problem: "must be text", example: "efir" },
  TURN_PASSWORD: { problem: "must be text", example: "the password in turnserver.conf" },
  TURN_SECRET: { problem: "must be text", example: "the static-auth-secret in turnserver.conf" },
  ICE_TRANSPORT_POLICY: { problem: "must be all or relay", example: "all" },
  ALLOW_GUESTS: { problem: "must be true or false", example: "true" },
  SESSION_SECRET: {
    problem: "must be at least 32 characters; several secrets are separated by commas",
    example: "the output of `openssl rand -hex 32`",
  },
  LOG_LEVEL: { problem: `must be one of ${LOG_LEVELS.join(", ")}`, example: "info" },
  MAX_ROOM_SIZE: { problem: "must be a whole number from 2 to 64", example: "8" },
  ALLOWED_ORIGINS: {
    problem: "must be origins (scheme, host and port, no path), separated by commas",
    example: "https://efir.example.com,https://web.example.com",
  },
  TRUST_PROXY: {
    problem: "must be the number of proxies in front, a whole number from 0 to 10",
    example: "1",
  },
};
