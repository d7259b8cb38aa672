/**
 * Shows one long step in words: "Building the Mini App…  done in 7 s".
 * @template {{ code: number }} T
 * @param {string} words
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(words, run) {
  const start = performance.now();
  process.stdout.write(`${words}…  `);
  const result = await run().catch((error) => {
    console.log("failed");
    throw error;
  });
  const seconds = Math.max(1, Math.round((performance.now() - start) / 1000));
  console.log(`${result.code === 0 ? "done in" : "failed after"} ${seconds} s`);
  return result;
}
