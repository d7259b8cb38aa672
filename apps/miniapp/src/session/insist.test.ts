import { createManualClock, err, ok, type Result } from "@efir/kit";
import { expect, it } from "vitest";
import { settle } from "../testing/settle.ts";
import type { ApiFailure } from "./api.ts";
import { insist } from "./insist.ts";

type Answer = Result<string, ApiFailure>;
const UNREACHABLE = err({ code: "unreachable" } as const);

/** A question whose answers the test gives, in whichever order. */
function start() {
  const clock = createManualClock();
  const asked: ((answer: Answer) => void)[] = [];
  const outcome = insist(() => new Promise<Answer>((resolve) => asked.push(resolve)), clock);
  let answered: Answer | null = null;
  void outcome.then((answer) => (answered = answer));
  const answers = async (which: number, answer: Answer) => {
    asked[which]?.(answer);
    await settle();
  };
  return { clock, asked, answers, answered: () => answered };
}

it("[MA60] what is answered in time is asked once", async () => {
  const { clock, asked, answers, answered } = start();
  clock.advance(1_400);
  await answers(0, ok("token"));
  clock.advance(10_000);
  expect([answered(), asked.length]).toEqual([ok("token"), 1]);
});

it("[MA60] a question that hangs is asked again, twice at most, and the first answer counts", async () => {
  const { clock, asked, answers, answered } = start();
  clock.advance(1_500);
  expect(asked).toHaveLength(2);
  clock.advance(60_000);
  expect(asked).toHaveLength(3);
  await answers(1, ok("second"));
  await answers(0, ok("first"));
  expect(answered()).toEqual(ok("second"));
});

it("[MA61] no answer is one only when none is awaited any more; a refusal is one at once", async () => {
  const { clock, answers, answered } = start();
  clock.advance(1_500);
  await answers(1, UNREACHABLE);
  expect(answered()).toBeNull();
  await answers(0, ok("late"));
  expect(answered()).toEqual(ok("late"));

  const offline = start();
  await offline.answers(0, UNREACHABLE);
  expect(offline.answered()).toEqual(UNREACHABLE);
  const refused = start();
  refused.clock.advance(1_500);
  await refused.answers(1, err({ code: "guests-not-allowed" }));
  expect(refused.answered()).toMatchObject({ error: { code: "guests-not-allowed" } });
});
