import { expect, it } from "vitest";
import { PromptQueue } from "./prompt-queue.ts";

const later = () => new Promise<void>((done) => setImmediate(done));

it("[PQ1] a task runs inside `run` while nothing is pending", () => {
  const done: number[] = [];
  const queue = new PromptQueue(() => {});
  queue.run(() => void done.push(1));
  queue.run(() => void done.push(2));
  expect(done).toEqual([1, 2]);
});

it("[PQ2] behind a task that waits, the order is kept, and after it tasks are prompt again", async () => {
  const done: number[] = [];
  const queue = new PromptQueue(() => {});
  queue.run(async () => {
    done.push(1);
    await later();
    done.push(2);
  });
  queue.run(() => void done.push(3));
  expect(done).toEqual([1]);
  await queue.idle();
  queue.run(() => void done.push(4));
  expect(done).toEqual([1, 2, 3, 4]);
});

it("[PQ3] what a task gives the queue runs after that task, not inside it", () => {
  const done: string[] = [];
  const queue = new PromptQueue(() => {});
  queue.run(() => {
    queue.run(() => void done.push("inner"));
    done.push("outer");
  });
  expect(done).toEqual(["outer", "inner"]);
});

it("[PQ4] a task that fails, at once or later, is reported and stops nobody", async () => {
  const failures: unknown[] = [];
  const done: number[] = [];
  const queue = new PromptQueue((error) => void failures.push(error));
  queue.run(() => {
    throw new Error("at once");
  });
  queue.run(async () => {
    await later();
    throw new Error("later");
  });
  queue.run(() => void done.push(1));
  await queue.idle();
  expect(failures).toHaveLength(2);
  expect(done).toEqual([1]);
});
