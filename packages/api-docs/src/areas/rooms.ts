import { json, ref, refusal, type Area } from "../area.ts";

/** What is known of rooms from outside. */
export const rooms: Area = {
  name: "Rooms",
  description:
    "Public facts. Whoever has a room's code may come in; who is inside is told only to them.",
  paths: {
    "/api/rooms/{code}": {
      get: {
        operationId: "roomFacts",
        summary: "What is known of a room",
        parameters: [
          {
            name: "code",
            in: "path",
            required: true,
            description: "3 to 64 letters, digits, - and _, without regard to case.",
            schema: { type: "string", pattern: "^[A-Za-z0-9_-]{3,64}$" },
          },
        ],
        responses: {
          200: { description: "The room.", content: json(ref("RoomFacts")) },
          400: refusal({ "bad-code": "no code looks like that" }),
          404: refusal({ "room-not-found": "nobody has opened this room" }),
          429: refusal({ "too-many-requests": "wait as long as Retry-After says" }),
        },
      },
    },
  },
  schemas: {
    RoomFacts: {
      type: "object",
      required: ["room_code", "title", "mode", "on_air", "limit", "created_at"],
      properties: {
        room_code: { type: "string" },
        title: { type: "string" },
        mode: { type: "string", enum: ["open", "stage"] },
        on_air: { type: "integer", description: "How many are in it now." },
        limit: { type: "integer", description: "How many fit in." },
        created_at: { type: "integer", description: "Milliseconds since 1970." },
        entry: {
          type: "string",
          enum: ["anyone", "chat-members", "approved"],
          description: "Who may come in; anyone with the code where it is not said.",
        },
        link: { type: "string", description: "How to invite somebody in Telegram." },
        ws_url: { type: "string", description: "Of the app beside the room, if there is one." },
        app_url: { type: "string", description: "Its page." },
        host: ref("HostFacts"),
        members: {
          type: "array",
          items: ref("Person"),
          description: "Who is inside, for whoever may come in.",
        },
      },
    },
  },
};
