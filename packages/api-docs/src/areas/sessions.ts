import { json, ref, refusal, type Area } from "../area.ts";

const tooMany = refusal({ "too-many-requests": "wait as long as Retry-After says" });
const tryAgain = refusal({ "try-again": "the store is out of reach; wait as Retry-After says" });
const badToken = refusal({ "no-token": "a session token is needed" });

/** How people come in. The Mini App asks these; a client of one's own does the same. */
export const sessions: Area = {
  name: "Sessions",
  description:
    "What the Mini App asks before and during a call. The call itself goes over a WebSocket at `/ws`; its rules stand in PROTOCOL.md.",
  paths: {
    "/api/session": {
      post: {
        operationId: "openSession",
        summary: "Exchange a proof of who you are for a session token",
        description:
          "Telegram's init data, or a name where guests are allowed, or the key of a call that moves to this device, or none of them with a token that is still good, which is then renewed.",
        requestBody: {
          required: true,
          content: json(ref("SessionRequest"), { guest: { name: "Anna" }, room: "room-123" }),
        },
        responses: {
          200: { description: "Let in.", content: json(ref("SessionGrant")) },
          400: refusal({ "bad-request": "the body does not fit" }),
          401: refusal({
            "bad-init-data": "it is not genuine",
            "init-data-expired": "it is too old: open the app again",
            "bad-move-key": "the key is used up, too old, or none of ours",
            "telegram-not-configured": "there is no bot here",
            "no-token": "nothing was shown",
            "bad-token": "the token is not good, or not any more",
          }),
          403: refusal({ "guests-not-allowed": "come by Telegram" }),
          413: refusal({ "too-large": "more than 16 kB of body" }),
          429: tooMany,
          503: tryAgain,
        },
      },
    },
    "/api/move-keys": {
      post: {
        operationId: "moveCall",
        summary: "Take a call along to another device",
        description:
          "A key for `move_key` of `POST /api/session`: whoever brings it within two minutes goes on as the same person in this room. It is good once, and only the newest one is.",
        security: [{ sessionToken: [] }],
        requestBody: {
          required: true,
          content: json(ref("MoveRequest"), { room: "room-123" }),
        },
        responses: {
          200: { description: "The key.", content: json(ref("MoveGrant")) },
          400: refusal({ "bad-request": "the body does not fit" }),
          401: badToken,
          403: refusal({ "not-in-room": "you are not in this room" }),
          429: refusal({ "too-many-requests": "too many keys; wait as long as Retry-After says" }),
          503: tryAgain,
        },
      },
    },
    "/api/ice-config": {
      get: {
        operationId: "iceConfig",
        summary: "Servers that help devices to find each other",
        description:
          "STUN for everybody; a relay with credentials that lapse for holders of a token.",
        security: [{}, { sessionToken: [] }],
        responses: {
          200: { description: "For RTCPeerConnection.", content: json(ref("IceConfig")) },
          429: tooMany,
        },
      },
    },
    "/api/first-voice": {
      post: {
        operationId: "tellFirstVoice",
        summary: "Tell how long the first voice took to come",
        description: "For the operator's figures; nothing waits for it.",
        security: [{ sessionToken: [] }],
        requestBody: { required: true, content: json(ref("FirstVoice"), { ms: 420 }) },
        responses: {
          204: { description: "Noted." },
          400: refusal({ "bad-request": "the body does not fit" }),
          401: badToken,
          429: tooMany,
        },
      },
    },
  },
  schemas: {
    SessionRequest: {
      type: "object",
      properties: {
        initData: { type: "string", description: "As Telegram gave it, unchanged." },
        guest: {
          type: "object",
          properties: { name: { type: "string", minLength: 1 } },
          required: ["name"],
        },
        move_key: { type: "string", description: "Of `POST /api/move-keys`." },
        room: { type: "string", description: "The token shall open this room only." },
      },
    },
    MoveRequest: {
      type: "object",
      required: ["room"],
      properties: { room: { type: "string", description: "The room that you are in." } },
    },
    MoveGrant: {
      type: "object",
      required: ["move_key", "lasts_ms"],
      properties: {
        move_key: { type: "string", description: "As good as a login: it goes nowhere else." },
        lasts_ms: { type: "integer", description: "For how long it is good from now on." },
      },
    },
    SessionGrant: {
      type: "object",
      required: ["token", "member", "expiresAt"],
      properties: {
        token: { type: "string", description: "Shown as `Authorization: Bearer …`." },
        member: ref("Person"),
        expiresAt: { type: "integer", description: "Milliseconds since 1970." },
      },
    },
    Person: {
      type: "object",
      required: ["id", "name", "avatar"],
      properties: {
        id: { type: "string" },
        name: { type: "string" },
        avatar: { type: ["string", "null"] },
      },
    },
    IceConfig: {
      type: "object",
      required: ["iceServers", "iceTransportPolicy", "expiresAt"],
      properties: {
        iceServers: {
          type: "array",
          items: {
            type: "object",
            required: ["urls"],
            properties: {
              urls: { type: "array", items: { type: "string" } },
              username: { type: "string" },
              credential: { type: "string" },
            },
          },
        },
        iceTransportPolicy: { type: "string", enum: ["all", "relay"] },
        expiresAt: { type: ["integer", "null"] },
      },
    },
    FirstVoice: {
      type: "object",
      required: ["ms"],
      properties: { ms: { type: "integer", minimum: 0, maximum: 600_000 } },
    },
  },
  securitySchemes: {
    sessionToken: { type: "http", scheme: "bearer", description: "Of `POST /api/session`." },
  },
};
