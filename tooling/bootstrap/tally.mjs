/** @typedef {{ name: string, passed: number, failed: number, notes: string[] }} Tally */
/** @typedef {{ status: string, title: string, fullName: string, ancestorTitles: string[] }} TestCase */
/** @typedef {{ status: string, name: string, message?: string, assertionResults: TestCase[] }} TestFile */
/** @typedef {{ testResults: TestFile[] }} Report what vitest's JSON reporter writes */

/**
 * A gate that is not a test runner counts as one.
 * @param {string} name
 * @param {number} code
 * @returns {Tally}
 */
export function tallyTool(name, code) {
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notes: [] };
}

/**
 * Counts a vitest run. What did not run is a failure, unless its name says what it needs: "(needs …) …".
 * @param {string} name
 * @param {number} code
 * @param {Report | null} report null when the run ended before it could report
 * @returns {Tally}
 */
export function tallyVitest(name, code, report) {
  if (!report)
    return broken(name, `${name}: the run ended with code ${code} before it could report`);
  const cases = report.testResults.flatMap((file) => file.assertionResults);
  const silentFiles = report.testResults.filter(isSilentFailure);
  if (cases.length === 0 && silentFiles.length === 0) return broken(name, `${name}: no test ran`);

  const passed = cases.filter(({ status }) => status === "passed").length;
  const allowed = cases.filter((test) => didNotRun(test) && needsSomething(test));
  const skipped = cases.filter((test) => didNotRun(test) && !needsSomething(test));
  const failed = cases.length - passed - allowed.length + silentFiles.length;
  const notes = [
    ...allowed.map(({ fullName }) => `not run: ${fullName}`),
    ...skipped.map(({ fullName }) => `skipped, which counts as failed: ${fullName}`),
    ...silentFiles.map((file) => `failed before its tests: ${file.name}`),
  ];
  if (code === 0 || failed > 0) return { name, passed, failed, notes };
  const why = `${name}: ended with code ${code} although no test failed`;
  return { name, passed, failed: 1, notes: [...notes, why] };
}

/**
 * The last line of a run, and whether all is well.
 * @param {readonly Tally[]} tallies
 */
export function total(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  return { line: `${passed} passed, ${failed} failed`, code: failed === 0 && passed > 0 ? 0 : 1 };
}

/**
 * @param {string} name
 * @param {string} note
 * @returns {Tally}
 */
function broken(name, note) {
  return { name, passed: 0, failed: 1, notes: [note] };
}

/** @param {TestFile} file */
function isSilentFailure({ status, assertionResults }) {
  return status === "failed" && assertionResults.every((test) => test.status !== "failed");
}

/** @param {TestCase} test */
function didNotRun({ status }) {
  return status !== "passed" && status !== "failed";
}

/** @param {TestCase} test */
function needsSomething({ title, ancestorTitles }) {
  return [title, ...ancestorTitles].some((name) => name.startsWith("(needs "));
}
