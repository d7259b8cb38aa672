import { json, ref, refusal, type Area, type Schema } from "../area.ts";

const text = (description: string, more: Schema = {}): Schema => ({
  type: "string",
  description,
  ...more,
});

const STATUSES = ["queued", "delivering", "retrying", "delivered", "failed"];
const INTENTS = [
  "open-room",
  "join",
  "on-air",
  "schedule",
  "help",
  "sound",
  "complaint",
  "person",
  "other",
];

const answerFields: Schema = {
  text: text("For the client to read."),
  intent: {
    type: ["string", "null"],
    enum: [...INTENTS, null],
    description: "What the message was taken for; null when an operator speaks.",
  },
  confidence: { type: "number", minimum: 0, maximum: 1 },
  escalated: { type: "boolean", description: "A person was called." },
  room: {
    type: ["object", "null"],
    description: "The room that the answer is about.",
    properties: { code: { type: "string" }, link: { type: "string", format: "uri" } },
    required: ["code", "link"],
  },
};
const answerNames = ["text", "intent", "confidence", "escalated", "room"];

const key = {
  401: refusal({ "no-key": "the header is missing", "bad-key": "this key is not known here" }),
  429: {
    ...refusal({
      "too-many-requests": "`why` says of what: key, client, waiting or waiting-of-client",
    }),
    headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } },
  },
  503: refusal({ "try-again": "the queue is out of reach" }),
};

/** Messages in, answers out. */
export const messages: Area = {
  name: "Messages",
  description:
    "Text in, answer out, for any program or messenger: it opens rooms, says who is on air, helps with sound, and calls a person. Answers come to your own address, signed after Standard Webhooks 1.0. Messages of one client are answered in the order they came; clients do not wait for each other.",
  paths: {
    "/api/messages/": {
      post: {
        operationId: "sendMessage",
        summary: "Send a client's message",
        description:
          "It is taken in and answered later. At most 8 kB of content; 50 messages a second and a burst of 200 for a key, one a second and a burst of 20 for a client, and 100 of one client may wait.",
        security: [{ clientKey: [] }],
        parameters: [
          {
            name: "X-Webhook-URL",
            in: "header",
            required: true,
            description:
              "Where the answer goes: https, a public name, port 443 or above 1023, no password, no fragment, at most 2048 characters. Redirects are not followed.",
            schema: { type: "string", format: "uri", maxLength: 2048 },
          },
          {
            name: "Idempotency-Key",
            in: "header",
            required: false,
            description:
              "Names the request for 24 hours: sent again it is the same message, and the answer says `Idempotent-Replayed: true`.",
            schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,255}$" },
          },
        ],
        requestBody: {
          required: true,
          content: json(ref("NewMessage"), {
            client_id: "anna",
            content: "Open a room called Friday",
          }),
        },
        responses: {
          202: {
            description: "Taken in.",
            headers: {
              Location: { description: "Where to look it up.", schema: { type: "string" } },
              "Idempotent-Replayed": {
                description: "`true` when this request came before.",
                schema: { type: "string", enum: ["true"] },
              },
            },
            content: json(ref("Receipt"), { message_id: "msg_Zk3…", status: "queued" }),
          },
          400: refusal({
            "bad-request": "the body is not JSON with the texts client_id and content",
            "webhook-url-missing": "there is no X-Webhook-URL",
            "bad-webhook-url":
              "nothing is sent there; `why`: not-a-url, too-long, not-https, has-credentials, has-fragment, address-literal, not-public or bad-port",
            "bad-client-id": "1 to 128 of A-Z a-z 0-9 _ . : @ -, the first a letter or digit",
            "bad-content": "empty, or no proper text",
            "bad-idempotency-key": "1 to 255 printable ASCII characters without spaces",
          }),
          403: refusal({
            "reserved-client-id":
              "ids that begin with telegram_ belong to people who write to the bot",
          }),
          409: refusal({
            "webhook-disabled":
              "this address answered 410 Gone and gets nothing until an admin replays one of its messages",
          }),
          413: refusal({
            "content-too-large": "more than 8 kB of content",
            "too-large": "more than 64 kB of body",
          }),
          415: refusal({ "unsupported-media-type": "the body must be application/json in UTF-8" }),
          422: refusal({ "idempotency-key-reused": "it came before with another request" }),
          ...key,
        },
      },
    },
    "/api/messages/{id}": {
      get: {
        operationId: "lookUpMessage",
        summary: "Look up a message",
        description:
          "Known to the key that sent it, for a week after it was delivered or given up.",
        security: [{ clientKey: [] }],
        parameters: [
          {
            name: "id",
            in: "path",
            required: true,
            description: "The message_id.",
            schema: { type: "string" },
          },
        ],
        responses: {
          200: { description: "What is known of it.", content: json(ref("Message")) },
          404: refusal({
            "message-not-found": "there is none with this id and key",
            "not-found": "there is nothing at this path",
          }),
          ...key,
        },
      },
    },
  },
  webhooks: {
    answer: {
      post: {
        operationId: "receiveAnswer",
        summary: "Your address receives an answer",
        description:
          "Answer with any 2xx within 10 seconds. 408, 425, 429, 5xx and no answer are tried again after 10 s, 1 m, 5 m, 30 m, 2 h and 8 h, each ± 20 %, and not before a Retry-After; meanwhile the client's later messages wait. 410 disables the address. Anything else is final. What could not be delivered is kept for the operator, who can send it again.",
        parameters: [
          {
            name: "webhook-id",
            in: "header",
            required: true,
            description:
              "The same every time this answer is sent: what you have seen before, you need not do again.",
            schema: { type: "string" },
          },
          {
            name: "webhook-timestamp",
            in: "header",
            required: true,
            description:
              "When it was sent, in seconds since 1970. Refuse what is older than five minutes.",
            schema: { type: "integer" },
          },
          {
            name: "webhook-signature",
            in: "header",
            required: true,
            description:
              "`v1,` and base64 of HMAC-SHA256 over id.timestamp.body, with the bytes behind `whsec_` in your secret. Several, separated by spaces, while a secret is changed: one that fits is enough.",
            schema: { type: "string" },
          },
        ],
        requestBody: { required: true, content: json(ref("AnswerEvent")) },
        responses: { 200: { description: "Received." } },
      },
    },
  },
  schemas: {
    NewMessage: {
      type: "object",
      required: ["client_id", "content"],
      properties: {
        client_id: text("Your name for the person, the same every time.", {
          pattern: "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$",
        }),
        content: text("What the person wrote."),
      },
    },
    Receipt: {
      type: "object",
      required: ["message_id", "status"],
      properties: { message_id: { type: "string" }, status: { type: "string", enum: STATUSES } },
    },
    Message: {
      type: "object",
      required: ["message_id", "client_id", "status", "attempts", "accepted_at", "answer"],
      properties: {
        message_id: { type: "string" },
        client_id: { type: "string" },
        status: { type: "string", enum: STATUSES },
        attempts: { type: "integer", description: "How often its delivery was tried." },
        accepted_at: { type: "integer", description: "Milliseconds since 1970." },
        next_attempt_at: { type: ["integer", "null"] },
        reason: {
          type: ["string", "null"],
          description:
            "Why the last try failed, such as status-503, timeout, network, forbidden-address, endpoint-gone.",
        },
        answer: { type: ["object", "null"], properties: answerFields, required: answerNames },
      },
    },
    AnswerEvent: {
      type: "object",
      required: ["type", "timestamp", "data"],
      properties: {
        type: { type: "string", enum: ["message.answered", "message.from-operator"] },
        timestamp: text("When the message was taken in.", { format: "date-time" }),
        data: {
          type: "object",
          required: ["message_id", "client_id", ...answerNames],
          properties: {
            message_id: { type: "string" },
            client_id: { type: "string" },
            ...answerFields,
          },
        },
      },
    },
  },
  securitySchemes: {
    clientKey: {
      type: "apiKey",
      in: "header",
      name: "X-Client-Key",
      description: "One of the operator's GATEWAY_KEYS.",
    },
  },
};
