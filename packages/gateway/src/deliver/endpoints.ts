import type { Notes } from "../notes.ts";

const KEEP_MS = 30 * 24 * 60 * 60_000;

export interface Endpoint {
  readonly key: string;
  readonly url: string;
}

/** Addresses that said 410: nothing is sent there any more, until an admin replays one of its letters. */
export function endpoints(notes: Notes) {
  const name = ({ key, url }: Endpoint) => `gone:${key}:${url}`;
  return {
    disable: (endpoint: Endpoint) => notes.write(name(endpoint), "410", KEEP_MS),
    enable: (endpoint: Endpoint) => notes.drop(name(endpoint)),
    isDisabled: async (endpoint: Endpoint) => (await notes.read(name(endpoint))) !== null,
  };
}

export type Endpoints = ReturnType<typeof endpoints>;
