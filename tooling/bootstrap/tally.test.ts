import { expect, it } from "vitest";
import { tallyTool, tallyVitest, total, type TestCase } from "./tally.mjs";

const test = (status: string, title: string, ...ancestorTitles: string[]): TestCase => ({
  status,
  title,
  ancestorTitles,
  fullName: [...ancestorTitles, title].join(" "),
});

const report = (...assertionResults: TestCase[]) => {
  const status = assertionResults.some((one) => one.status === "failed") ? "failed" : "passed";
  return { testResults: [{ name: "some.test.ts", status, assertionResults }] };
};

const unit = (code: number, ...cases: TestCase[]) => tallyVitest("unit", code, report(...cases));

it("[BS9] the last line adds up all runners and gates", () => {
  const tallies = [
    tallyTool("format", 0),
    tallyTool("lint", 2),
    unit(1, test("passed", "a"), test("passed", "b"), test("failed", "c")),
  ];
  expect(total(tallies)).toEqual({ line: "3 passed, 2 failed", code: 1 });
});

it("[BS10] all well is exit code 0", () => {
  expect(total([tallyTool("format", 0), unit(0, test("passed", "a"))])).toEqual({
    line: "2 passed, 0 failed",
    code: 0,
  });
});

it("[BS11] a run of nothing at all is a failure", () => {
  expect(total([])).toEqual({ line: "0 passed, 0 failed", code: 1 });
});

it.each([0, 1, 139])("[BS12] a runner that ends with %i and no report has failed", (code) => {
  expect(tallyVitest("unit", code, null)).toMatchObject({ passed: 0, failed: 1 });
});

it("[BS13] a report with zero tests is a failure", () => {
  expect(tallyVitest("unit", 0, { testResults: [] })).toMatchObject({ passed: 0, failed: 1 });
  expect(unit(0)).toMatchObject({ passed: 0, failed: 1 });
});

it.each(["skipped", "pending", "todo", "disabled"])("[BS14] a %s test is a failure", (status) => {
  expect(unit(0, test("passed", "a"), test(status, "b"))).toEqual({
    name: "unit",
    passed: 1,
    failed: 1,
    notes: ["skipped, which counts as failed: b"],
  });
});

it("[BS15] a skipped test that says what it needs is told, and is no failure", () => {
  const byTitle = test("skipped", "(needs IPv6) dials", "a link");
  const byGroup = test("pending", "relays", "(needs coturn)");
  expect(unit(0, test("passed", "a"), byTitle, byGroup)).toEqual({
    name: "unit",
    passed: 1,
    failed: 0,
    notes: ["not run: a link (needs IPv6) dials", "not run: (needs coturn) relays"],
  });
});

it("[BS16] a test that names its need and fails is a failure like any other", () => {
  expect(unit(1, test("failed", "(needs IPv6) dials"))).toMatchObject({ passed: 0, failed: 1 });
});

it("[BS17] a file that fails before its tests counts as one failure", () => {
  const crashed = { name: "bad.test.ts", status: "failed", assertionResults: [] };
  const [fine] = report(test("passed", "a")).testResults;
  expect(tallyVitest("unit", 1, { testResults: [fine!, crashed] })).toEqual({
    name: "unit",
    passed: 1,
    failed: 1,
    notes: ["failed before its tests: bad.test.ts"],
  });
});

it("[BS18] an unhandled error after green tests is a failure", () => {
  expect(unit(1, test("passed", "a"))).toEqual({
    name: "unit",
    passed: 1,
    failed: 1,
    notes: ["unit: ended with code 1 although no test failed"],
  });
});
