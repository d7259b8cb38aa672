import { expect, it } from "vitest";
import { whyInstallFailed } from "./install-failure.mjs";

it.each([
  ["npm error code ENOTFOUND\nnpm error syscall getaddrinfo", "registry cannot be reached"],
  ["getaddrinfo EAI_AGAIN registry.example", "registry cannot be reached"],
  ["connect ECONNREFUSED 127.0.0.1:9", "registry cannot be reached"],
  ["TypeError: fetch failed", "registry cannot be reached"],
  ["× error sending request for url", "registry cannot be reached"],
  ["ENOSPC: no space left on device, write", "disk is full"],
  ["Failed to write: No\n      space left on device (os error 28)", "disk is full"],
  ["EACCES: permission denied, mkdir '/srv/efir/.cache'", "not writable"],
  ["EROFS: read-only file system", "not writable"],
  ["Permission denied (os error 13)", "not writable"],
  ["spawn npx ENOENT", "npm is missing"],
  ["sh: 1: npx: not found", "npm is missing"],
  [
    'Cannot install with "frozen-lockfile" because the lockfile is\n not up to date',
    "does not fit",
  ],
])("[BS6] %j is told in one sentence: %s", (log, words) => {
  const sentence = whyInstallFailed(log);
  expect(sentence).toContain(words);
  expect(sentence).toMatch(/^[^\n]+\.$/);
});

it("[BS7] a full disk is named even when the network was given up because of it", () => {
  expect(whyInstallFailed("ENOSPC\nfetch failed")).toContain("disk is full");
});

it("[BS8] what we do not know is not guessed at", () => {
  expect(whyInstallFailed("ERR_PNPM_UNEXPECTED something else")).toBeNull();
});
