import type { ServerResponse } from "node:http";
import { afterEach, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "@efir/kit";
import { createProfilePhotos } from "./profile-photo.ts";
import { BOT_TOKEN, JPEG, sizes, startFileServer } from "./testing/file-server.ts";

type Server = Awaited<ReturnType<typeof startFileServer>>;
let server: Server;
let clock: ManualClock;

async function photosOf(...answers: Parameters<typeof startFileServer>) {
  server = await startFileServer(...answers);
  clock = createManualClock();
  return createProfilePhotos({
    botToken: BOT_TOKEN,
    apiRoot: server.root,
    fileRoot: server.root,
    clock,
    fetch: (url, init) => fetch(url, init),
  });
}
afterEach(() => server.close());

it.each([
  ["the smallest that is big enough", sizes(640, 100, 160, 320), 160],
  ["else the biggest", sizes(50, 100), 100],
])("[AV1] of the sizes of a photo: %s", async (_which, photo, side) => {
  const photos = await photosOf({ photos: [photo] });
  const got = await photos.photoOf(42);
  expect(got).toMatchObject({ ok: true, value: { id: `unique-${side}`, type: "image/jpeg" } });
  expect(got.ok && Buffer.from(got.value.bytes)).toEqual(JPEG);
  expect(server.asked[0]).toContain("user_id=42");
  expect(server.asked[1]).toContain(`file_id=file-${side}`);
});

const file = (bytes: Buffer) => (response: ServerResponse) => void response.end(bytes);
const status = (code: number, headers: Record<string, string> = {}) => ({
  file: (response: ServerResponse) => void response.writeHead(code, headers).end("x"),
});

it.each([
  ["there is none", { photos: [] }, "no-photo"],
  ["the answer is odd", { photos: "all" }, "out-of-reach"],
  ["the path climbs", { path: "../../secret" }, "out-of-reach"],
  ["the path leads elsewhere", { path: "@evil.test/x" }, "out-of-reach"],
  ["the file is gone", status(404), "out-of-reach"],
  ["it is sent on", status(302, { location: "/elsewhere" }), "out-of-reach"],
  ["it is a page", { file: file(Buffer.from("<html><script>")) }, "not-a-picture"],
  ["it is a drawing", { file: file(Buffer.from("<svg onload=x>")) }, "not-a-picture"],
  ["it is empty", { file: file(Buffer.alloc(0)) }, "not-a-picture"],
  ["it is too long", { file: file(Buffer.concat([JPEG, Buffer.alloc(1024 * 1024)])) }, "too-large"],
])("[AV2] no photo where %s", async (_why, answers, code) => {
  const photos = await photosOf(answers);
  expect(await photos.photoOf(42)).toEqual({ ok: false, error: { code } });
});

it.each([
  ["PNG", Buffer.from("\x89PNG\r\n\x1a\nx", "latin1"), "image/png"],
  ["WebP", Buffer.from("RIFF1234WEBPx", "latin1"), "image/webp"],
])("[AV3] what it is, is read off the first bytes: %s", async (_name, bytes, type) => {
  const photos = await photosOf({ file: file(bytes) });
  expect(await photos.photoOf(42)).toMatchObject({ ok: true, value: { type } });
});

it("[AV4] a Telegram that does not answer is given up after 10 s", async () => {
  const photos = await photosOf({ file: () => clock.advance(10_000) });
  expect(await photos.photoOf(42)).toEqual({ ok: false, error: { code: "out-of-reach" } });
});
