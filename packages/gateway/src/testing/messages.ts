import type { Answer, Message } from "../message.ts";
import type { Arrival, QueueLimits } from "../queue.ts";

export const NOW = 1_790_000_000_000;

export const NO_LIMITS: QueueLimits = {
  perKey: { everyMs: 1, burst: 1_000_000 },
  perClient: { everyMs: 1, burst: 1_000_000 },
  waiting: 1_000_000,
  waitingPerClient: 1_000_000,
};

export const message = (id: string, more: Partial<Message> = {}): Message => ({
  id,
  client: "anna",
  key: "crm",
  platform: "webhook",
  url: "https://crm.example/answers",
  author: "client",
  content: "open a room",
  language: "en",
  acceptedAt: NOW,
  status: "queued",
  answer: null,
  attempts: 0,
  partsSent: 0,
  reason: null,
  dueAt: null,
  ...more,
});

export const arrival = (id: string, more: Partial<Message> = {}): Arrival => ({
  message: message(id, more),
  once: null,
  limits: NO_LIMITS,
});

export const ANSWER: Answer = {
  text: "Here is your room.",
  room: null,
  intent: "open-room",
  confidence: 0.9,
  escalated: false,
  file: null,
};
