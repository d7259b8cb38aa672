import { json, ref, refusal, type Area, type Parameter, type Schema } from "../area.ts";

const tooMany = refusal({ "too-many-requests": "wait as long as Retry-After says" });
const tryAgain = refusal({ "try-again": "the rooms are out of reach for a moment" });
const notFound = refusal({ "host-not-found": "no app is registered here, or not any more" });
const notYours = refusal({ "bad-room-secret": "the room_secret is missing or another one" });
const badCode = refusal({ "bad-code": "no code looks like that" });
const tooLarge = refusal({ "too-large": "more than 4 kB of body" });
/** Of a request that brings the proof of the room in its body. */
const badProof = {
  400: refusal({ "bad-code": "no code looks like that", "bad-request": "the body is not JSON" }),
  403: notYours,
  413: tooLarge,
};

const code: Parameter = {
  name: "code",
  in: "path",
  required: true,
  description: "The code of the room, without regard to case.",
  schema: { type: "string", pattern: "^[A-Za-z0-9_-]{3,64}$" },
};

const proof = {
  required: false,
  content: json(ref("HostProof"), { room_secret: "p3vC0d2hYbq0x1Zs7mK4uA" }),
};

const tokenKey: Schema = {
  type: "string",
  description:
    "What members' tokens are checked with: HS256, this text as the key. Keep it secret.",
};

const HostGrant: Schema = {
  type: "object",
  required: ["token", "expires_at"],
  properties: {
    token: { type: "string", description: "A JWT of HostTokenClaims." },
    expires_at: { type: "integer", description: "Milliseconds since 1970." },
  },
};

const HostTokenClaims: Schema = {
  type: "object",
  required: ["iss", "aud", "sub", "room", "seat", "name", "iat", "exp"],
  properties: {
    iss: { type: "string", description: "The address of this server." },
    aud: { type: "string", description: "The origin of your app_url. Refuse any other." },
    sub: {
      type: "string",
      description:
        "The same person each time, as long as SESSION_SECRET is; known to no other app.",
    },
    room: { type: "string", description: "The code of the room." },
    seat: { type: "string", description: "The `id` of this member in what the page tells." },
    name: { type: "string" },
    iat: { type: "integer", description: "Seconds since 1970." },
    exp: { type: "integer", description: "Seconds since 1970; refuse what is over." },
  },
};

/** Apps that put a game or a board beside the voices. */
export const hosts: Area = {
  name: "Host rooms",
  description:
    "An app of your own registers a room, and people find it there together with the voices. A registration lives for 90 seconds unless it is kept: send a heartbeat every 30. The server never asks the addresses itself. Answers are JSON, never a redirect. A person who opens the app brings it a token, which says who that is: check it with the `token_key` of the last answer, taken as text. Any JWT library can, and `readHostToken` of packages/host-sdk does.",
  paths: {
    "/api/host/rooms/register": {
      post: {
        operationId: "registerHostRoom",
        summary: "Register a room, or change what is registered",
        description:
          "`host_secret` is the deployment's HOST_SECRET, and may come as a bearer token instead. The room is opened if there is none. Keep the `room_secret` of the answer: with it this is an update, without it the room is taken. With `chat` the bot posts the room's card there, once for each registration that is new, and at most five such cards an hour: an admin of the chat has to send it `/hosts on` before, which also tells the chat's number. The chat's admins moderate the room, if it is opened now. The card says who is on air, and when the app has left.",
        security: [{}, { hostSecret: [] }],
        requestBody: {
          required: true,
          content: json(ref("HostRegistration")),
        },
        responses: {
          201: { description: "Registered.", content: json(ref("HostRegistered")) },
          400: refusal({
            "bad-request": "the body does not fit",
            "bad-host-url":
              "not https and wss (plain only on this machine, in development), a name, a password or a fragment in it, more than 512 characters, or the place of this very site",
          }),
          401: refusal({ "bad-host-secret": "the secret is not this deployment's" }),
          403: refusal({
            "hosts-not-allowed": "this deployment has no HOST_SECRET",
            "host-origin-not-allowed": "HOST_ALLOWED_ORIGINS does not name this place",
            "chat-not-open": "nobody who may has sent /hosts on to the bot in this chat",
          }),
          409: refusal({ "room-taken": "another app has it: send its room_secret" }),
          413: tooLarge,
          429: tooMany,
          503: tryAgain,
        },
      },
    },
    "/api/rooms/{code}/host-token": {
      post: {
        operationId: "grantHostToken",
        summary: "Who a member is, for the app beside the room",
        description:
          "For the page that shows the app, with the session token of somebody who is in the room now. The page hands the token to the app and to nobody else, and brings a new one before it ends.",
        security: [{ sessionToken: [] }],
        parameters: [code],
        responses: {
          200: { description: "Good for 5 minutes.", content: json(ref("HostGrant")) },
          400: badCode,
          401: refusal({ "no-token": "the session token is missing, or no longer good" }),
          403: refusal({ "not-in-room": "whoever asks is not in this room" }),
          404: notFound,
          429: tooMany,
          503: tryAgain,
        },
      },
    },
    "/api/host/rooms/{code}/heartbeat": {
      post: {
        operationId: "keepHostRoom",
        summary: "The app is still there",
        security: [{}, { roomSecret: [] }],
        parameters: [code],
        requestBody: proof,
        responses: {
          200: { description: "Kept for 90 seconds more.", content: json(ref("HostKept")) },
          ...badProof,
          404: notFound,
          429: tooMany,
          503: tryAgain,
        },
      },
    },
    "/api/host/rooms/{code}": {
      delete: {
        operationId: "removeHostRoom",
        summary: "The app goes; the voices stay",
        security: [{}, { roomSecret: [] }],
        parameters: [code],
        requestBody: proof,
        responses: {
          204: { description: "Gone." },
          ...badProof,
          404: notFound,
          429: tooMany,
          503: tryAgain,
        },
      },
    },
  },
  schemas: {
    HostRegistration: {
      type: "object",
      required: ["room_code", "ws_url", "app_url"],
      properties: {
        room_code: { type: "string", pattern: "^[A-Za-z0-9_-]{3,64}$" },
        ws_url: { type: "string", maxLength: 512, description: "Where the app's WebSocket is." },
        app_url: { type: "string", maxLength: 512, description: "The page of the app." },
        title: { type: "string", description: "Of the room, if it is opened now." },
        chat: {
          type: "integer",
          description: "The Telegram chat that the room's card is posted to.",
        },
        host_secret: { type: "string" },
        room_secret: { type: "string", description: "Of an earlier answer: then it is an update." },
      },
    },
    HostRegistered: {
      type: "object",
      required: [
        "room_code",
        "join_url",
        "expires_in",
        "heartbeat_every",
        "room_secret",
        "token_key",
      ],
      properties: {
        room_code: { type: "string" },
        join_url: { type: "string", description: "What to send to people." },
        expires_in: { type: "integer", description: "Seconds." },
        heartbeat_every: { type: "integer", description: "Seconds." },
        room_secret: { type: "string", description: "Whoever has it may change or remove this." },
        token_key: tokenKey,
      },
    },
    HostKept: {
      type: "object",
      required: ["room_code", "expires_in", "heartbeat_every", "token_key"],
      properties: {
        room_code: { type: "string" },
        expires_in: { type: "integer" },
        heartbeat_every: { type: "integer" },
        token_key: tokenKey,
      },
    },
    HostGrant,
    HostTokenClaims,
    HostProof: { type: "object", properties: { room_secret: { type: "string" } } },
    HostFacts: {
      type: "object",
      required: ["ws_url", "app_url", "listed", "created_at"],
      properties: {
        ws_url: { type: "string" },
        app_url: { type: "string" },
        listed: {
          type: "boolean",
          description: "The operator names this place; else ask people before you open it.",
        },
        created_at: { type: "integer", description: "Milliseconds since 1970." },
      },
    },
  },
  securitySchemes: {
    hostSecret: { type: "http", scheme: "bearer", description: "The deployment's HOST_SECRET." },
    roomSecret: {
      type: "http",
      scheme: "bearer",
      description: "The room_secret of a registration.",
    },
  },
};
