import { expect, it } from "vitest";
import { runTwoAtATime } from "./run-two-at-a-time.mjs";

it("[BS24] never more than two run at once, and the answers keep their order", async () => {
  let running = 0;
  let most = 0;
  const task = (answer: number, turns: number) => async () => {
    running++;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    running--;
    return answer;
  };
  const tasks = [task(1, 30), task(2, 3), task(3, 10), task(4, 1)];
  expect(await runTwoAtATime(tasks)).toEqual([1, 2, 3, 4]);
  expect(most).toBe(2);
});
