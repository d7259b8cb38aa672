import { json, ref, refusal, type Area } from "../area.ts";

/** What the Mini App asks of the bot. */
export const shares: Area = {
  name: "Sharing",
  description:
    "Inside Telegram the Mini App sends the card of a room without closing, by `shareMessage` of the client.",
  paths: {
    "/api/shares": {
      post: {
        operationId: "prepareShare",
        summary: "Prepare the card of a room, to be sent",
        description: "For somebody whom Telegram has named, and who is in the room.",
        security: [{ sessionToken: [] }],
        requestBody: {
          required: true,
          content: json(ref("ShareRequest"), { room: "room-123", language: "en" }),
        },
        responses: {
          200: { description: "Prepared.", content: json(ref("ShareGrant")) },
          400: refusal({
            "bad-request": "the body does not fit",
            "bad-code": "the code is too long for a card",
          }),
          401: refusal({
            "no-token": "a session token is needed",
            "bad-token": "the token is not good, or of a guest",
            "telegram-not-configured": "the bot cannot tell who asks: it has no SESSION_SECRET",
          }),
          403: refusal({ "not-in-room": "you are not in this room" }),
          429: refusal({ "too-many-requests": "wait a little" }),
          503: refusal({ "try-again": "Telegram or the store is out of reach" }),
        },
      },
    },
  },
  schemas: {
    ShareRequest: {
      type: "object",
      required: ["room", "language"],
      properties: {
        room: { type: "string" },
        language: { type: "string", enum: ["en", "ru"], description: "Of the card." },
      },
    },
    ShareGrant: {
      type: "object",
      required: ["prepared_id"],
      properties: {
        prepared_id: { type: "string", description: "For `shareMessage`, and this person alone." },
      },
    },
  },
};
