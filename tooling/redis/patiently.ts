import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** Resolves once it is so. An answer that fails is a no. */
export async function patiently(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`It took too long until ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
}
