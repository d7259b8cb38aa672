import type { Area, Schema } from "./area.ts";
import { avatars } from "./areas/avatars.ts";
import { hosts } from "./areas/hosts.ts";
import { messages } from "./areas/messages.ts";
import { rooms } from "./areas/rooms.ts";
import { sessions } from "./areas/sessions.ts";
import { shares } from "./areas/shares.ts";

/** One module for each area; a new one is added here, and nowhere else. */
const AREAS: readonly Area[] = [messages, rooms, hosts, avatars, sessions, shares];

const ErrorSchema: Schema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { type: "string", description: "For programs." },
        message: { type: "string", description: "For people; it may change." },
        why: {
          type: "string",
          description: "What exactly does not fit, where a code has several reasons.",
        },
      },
    },
  },
};

const merged = <T>(
  parts: readonly (Readonly<Record<string, T>> | undefined)[],
): Record<string, T> => Object.fromEntries(parts.flatMap((part) => Object.entries(part ?? {})));

/** OpenAPI 3.1, put together from the areas. https://spec.openapis.org/oas/v3.1.0 */
export function apiDocument(areas: readonly Area[] = AREAS) {
  const tagged = areas.map((area) => ({ ...area, paths: withTag(area) }));
  return {
    openapi: "3.1.0",
    info: {
      title: "Efir",
      version: "1",
      description: "Voice and video rooms for Telegram chats, for other programs.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: areas.map(({ name, description }) => ({ name, description })),
    paths: merged(tagged.map(({ paths }) => paths)),
    webhooks: merged(areas.map(({ webhooks }) => webhooks)),
    components: {
      schemas: { Error: ErrorSchema, ...merged(areas.map(({ schemas }) => schemas)) },
      securitySchemes: merged(areas.map(({ securitySchemes }) => securitySchemes)),
    },
  };
}

function withTag({ name, paths }: Area) {
  const tag = { tags: [name] };
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, how]) => [method, { ...tag, ...how }]),
      ),
    ]),
  );
}

export const apiAreas = AREAS;
