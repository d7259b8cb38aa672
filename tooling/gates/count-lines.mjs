const SOURCE = /\.(ts|tsx|mjs|js|css)$/;
const EXEMPT = /\.(test\.tsx?|contract\.ts|d\.ts)$/;

export const LIMIT = 300;
const WARN_OVER = 200;

/** @typedef {{ file: string, lines: number }} Counted */

/**
 * Sorts the sources that are too long, and those that soon will be. Tests and contracts may be long.
 * @param {readonly { file: string, text: string }[]} files
 * @returns {{ tooLong: Counted[], long: Counted[] }}
 */
export function countLines(files) {
  const counted = files
    .filter(({ file }) => isCounted(file))
    .map(({ file, text }) => ({
      file,
      lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    }))
    .sort((a, b) => b.lines - a.lines);
  return {
    tooLong: counted.filter(({ lines }) => lines > LIMIT),
    long: counted.filter(({ lines }) => lines > WARN_OVER && lines <= LIMIT),
  };
}

/**
 * @param {string} file
 * @returns {boolean}
 */
export function isCounted(file) {
  return SOURCE.test(file) && !EXEMPT.test(file);
}
