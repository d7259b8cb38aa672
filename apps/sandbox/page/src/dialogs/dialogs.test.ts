import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createDialogs } from "./dialogs.ts";
import { createToasts } from "./toasts.ts";

it("[SP82] a new dialog dismisses the one before, which is answered", async () => {
  const dialogs = createDialogs();
  const first = dialogs.confirm({ kind: "leave-app" });
  const second = dialogs.pickChat();
  expect(await first).toBe(false);
  const dialog = dialogs.current.get();
  if (dialog?.kind === "pick-chat") dialog.pick(-5);
  expect([await second, dialogs.current.get()]).toEqual([-5, null]);
});

it("[SP83] a word in passing goes away by itself, each after its own time", () => {
  const clock = createManualClock();
  const toasts = createToasts(clock);
  toasts.show("one");
  clock.advance(3_000);
  toasts.show("two");
  clock.advance(3_000);
  expect(toasts.current.get()).toBe("two");
  clock.advance(1_000);
  expect(toasts.current.get()).toBeNull();
});
