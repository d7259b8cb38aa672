import { expect, it } from "vitest";
import { mayAskSilently } from "./may-ask.ts";

const says = (state: PermissionState) => ({
  query: () => Promise.resolve({ state } as PermissionStatus),
});

it("[TK8] [TRAP33] only what the browser has allowed for good is asked for without a tap", async () => {
  expect(await mayAskSilently(says("granted"), "microphone")).toBe(true);
  for (const state of ["prompt", "denied"] as const)
    expect(await mayAskSilently(says(state), "microphone")).toBe(false);
});

it("[TK9] a browser that knows no such permission, or none at all, would ask", async () => {
  const query = () => Promise.reject(new TypeError("not a valid permission name"));
  expect(await mayAskSilently({ query }, "camera")).toBe(false);
  expect(await mayAskSilently(undefined, "camera")).toBe(false);
});
