import type { Directory } from "../directory.ts";

/** What a suite needs of an adapter: a store of its own for every test. */
export interface Harness {
  /** One more adapter onto the same store, as another process would have. */
  readonly directory: () => Directory;
  /** Time passes for all that is in the store. */
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}
export type MakeHarness = () => Promise<Harness>;

/** The harness of the test that runs now. */
export type Use = () => Harness;
