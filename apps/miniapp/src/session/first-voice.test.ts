import { err, ok } from "@efir/kit";
import { RoomCode } from "@efir/protocol";
import type { Call, CallOptions } from "@efir/rtc";
import * as v from "valibot";
import { expect, it, vi } from "vitest";
import { tellingFirstVoice } from "./first-voice.ts";

function createStage(token: CallOptions["token"], answer: () => Promise<unknown>) {
  const fetch = vi.fn<(path: string, init: RequestInit) => Promise<unknown>>(answer);
  let options: CallOptions | null = null;
  const createCall = tellingFirstVoice((given) => {
    options = given;
    return {} as Call;
  }, fetch);
  createCall({ url: "ws://x/ws", room: v.parse(RoomCode, "room-1"), open: false, token });
  return { fetch, hear: (ms: number) => options?.onFirstVoice?.(ms) };
}

it("[FV4] the time goes to the server with the token of the call, and nothing else does", async () => {
  const { fetch, hear } = createStage(
    async () => ok("token"),
    () => Promise.resolve(),
  );
  hear(419.6);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
  expect(fetch.mock.calls[0]).toEqual([
    "/api/first-voice",
    {
      method: "POST",
      headers: { authorization: "Bearer token", "content-type": "application/json" },
      body: '{"ms":420}',
    },
  ]);
});

it("[FV5] without a token or a network nothing happens to the call", async () => {
  const without = createStage(
    async () => err("unreachable"),
    () => Promise.resolve(),
  );
  without.hear(1);
  const offline = createStage(
    async () => ok("token"),
    () => Promise.reject(new Error("offline")),
  );
  offline.hear(1);
  await vi.waitFor(() => expect(offline.fetch).toHaveBeenCalledOnce());
  expect(without.fetch).not.toHaveBeenCalled();
});
