import { createManualClock } from "@efir/kit";
import { describe, expect, it } from "vitest";
import { settle } from "../testing/settle.ts";
import { serversFor } from "./ice-servers.ts";
import { CHECKS, type CheckName, type Outcomes, type Verdict } from "./outcome.ts";
import { checkView, summaryView } from "./self-test-view.ts";
import { createSelfTest, type Checks } from "./self-test.ts";
import { supportCode } from "./support-code.ts";
import { selfTestWords } from "./words.ts";

type Answers = { readonly [name in CheckName]?: () => Promise<Verdict> };

function start(answers: Answers = {}) {
  const clock = createManualClock();
  const asked: CheckName[] = [];
  const checks = Object.fromEntries(
    CHECKS.map((name) => [
      name,
      () => {
        asked.push(name);
        return (answers[name] ?? (() => Promise.resolve<Verdict>("passed")))();
      },
    ]),
  ) as unknown as Checks;
  return { clock, asked, test: createSelfTest(checks, clock) };
}

const outcomesOf = async (answers: Answers): Promise<Outcomes> => {
  const { test } = start(answers);
  await test.run();
  return test.outcomes.get();
};

const says = (verdict: Verdict) => () => Promise.resolve(verdict);

describe("the self-test", () => {
  it("[SF1] looks at one thing after another, in the order in which they stand on each other", async () => {
    const { test, asked } = start();
    const run = test.run();
    expect(asked).toEqual(["server"]);
    await run;
    expect(asked).toEqual([...CHECKS]);
  });

  it("[SF2] what gives no answer fails in time, and the rest is still looked at", async () => {
    const { test, clock, asked } = start({ stun: () => new Promise(() => undefined) });
    const run = test.run();
    await settle();
    clock.advance(8_000);
    await run;
    expect(test.outcomes.get().stun).toEqual({ kind: "failed", why: "no-answer" });
    expect(asked).toHaveLength(CHECKS.length);
  });

  it("[SF3] a person may think about the microphone for as long as they like", async () => {
    let answer: (verdict: Verdict) => void = () => undefined;
    const { test, clock } = start({ microphone: () => new Promise((done) => (answer = done)) });
    const run = test.run();
    await settle();
    clock.advance(60_000);
    answer("passed");
    await run;
    expect(test.outcomes.get().microphone).toMatchObject({ kind: "passed" });
  });

  it("[SF4] what breaks has failed, and nothing else has", async () => {
    const outcomes = await outcomesOf({ decode: () => Promise.reject(new Error("no codec")) });
    expect(outcomes.decode).toEqual({ kind: "failed", why: "refused" });
    expect(outcomes.camera.kind).toBe("passed");
  });
});

it("[SF5] each way through the network is checked by itself", () => {
  const servers = [
    { urls: ["stun:a:3478", "turn:a:3478", "turn:a:3478?transport=tcp"] },
    { urls: ["turns:a:443?transport=tcp", "turn:a:3478?transport=udp"], username: "u" },
  ];
  const urls = (way: Parameters<typeof serversFor>[1]) =>
    serversFor(servers, way).flatMap((server) => server.urls);
  expect(urls("stun")).toEqual(["stun:a:3478"]);
  expect(urls("turn-udp")).toEqual(["turn:a:3478", "turn:a:3478?transport=udp"]);
  expect(urls("turn-tcp")).toEqual(["turn:a:3478?transport=tcp"]);
  expect(urls("turn-tls")).toEqual(["turns:a:443?transport=tcp"]);
  expect(serversFor([], "stun")).toEqual([]);
});

describe("what it comes to", () => {
  const { en, ru } = selfTestWords;

  it("[SF6] a closed direct way is no trouble where a relay is open", async () => {
    const relayed = await outcomesOf({ stun: says("no-answer"), "turn-udp": says("no-answer") });
    expect(summaryView(relayed, en)).toBe(en.relayHelps);
    const closed = await outcomesOf({
      stun: says("no-answer"),
      "turn-udp": says("absent"),
      "turn-tcp": says("absent"),
      "turn-tls": says("absent"),
    });
    expect(summaryView(closed, en)).toBe(en.someTrouble);
    expect(summaryView(await outcomesOf({}), ru)).toBe(ru.allWell);
    expect(summaryView(await outcomesOf({ microphone: says("user") }), en)).toBe(en.someTrouble);
    expect(summaryView(start().test.outcomes.get(), en)).toBeNull();
  });

  it("[SF7] the code for support says what was found, and nothing of the person", async () => {
    const outcomes = await outcomesOf({ stun: says("no-answer"), "turn-tls": says("absent") });
    expect(supportCode(outcomes, "android")).toBe(
      "EFIR1 android api:0 ws:0 stun:no-answer udp:0 tcp:0 tls:none dec:0 mic:0 cam:0",
    );
  });

  it("[SF8] every outcome has words, in both languages", () => {
    expect(Object.keys(ru.failures)).toEqual(Object.keys(en.failures));
    expect(Object.keys(ru.checks)).toEqual([...CHECKS].sort((a, b) => order(a) - order(b)));
    const spoken = { kind: "failed", why: "silent" } as const;
    expect(checkView("microphone", spoken, ru)).toEqual({ text: ru.failures.silent, tone: "bad" });
    expect(checkView("microphone", { kind: "running" }, en).text).toBe("Say a word…");
  });
});

const order = (name: CheckName): number => CHECKS.indexOf(name);
