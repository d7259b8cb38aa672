import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createLogger } from "./logger.ts";
import { tellErrors } from "./tell-errors.ts";

it("[CF20] errors are told by their message alone, one a second, those of a child too", () => {
  const clock = createManualClock(1_000);
  const lines: string[] = [];
  const told: string[] = [];
  const write = (line: string) => void lines.push(line);
  const logger = tellErrors(
    createLogger({ level: "debug", name: "x", write }),
    (what) => void told.push(what),
    clock,
  );
  logger.error("it broke", { name: "Anna" });
  logger.error("it broke again");
  clock.advance(1_000);
  logger.child({ part: 1 }).error("a part broke");
  logger.warn("it creaks");
  expect(told).toEqual(["it broke", "a part broke"]);
  expect(lines).toHaveLength(4);
});
