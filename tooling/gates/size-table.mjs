/**
 * One line per file, the sum against the limit, and whether it fits. 1 kB is 1000 bytes.
 * @param {readonly { file: string, bytes: number }[]} sizes
 * @param {number} limit in bytes
 * @returns {{ text: string, fits: boolean }}
 */
export function sizeTable(sizes, limit) {
  const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
  const fits = sum <= limit;
  const rows = sizes.map(({ file, bytes }) => `${inKb(bytes)}  ${file}`);
  const verdict = fits ? "fits into" : "is more than";
  return {
    fits,
    text: [...rows, `${inKb(sum)}  gzipped in all, ${verdict} ${limit / 1000} kB`].join("\n"),
  };
}

/** @param {number} bytes */
function inKb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
}
