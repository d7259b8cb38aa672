/**
 * Small things that are remembered for a time, by name, shared by every instance. Rules GN1 to GNn:
 * notes.contract.ts. Throws when the store is out of reach.
 */
export interface Notes {
  readonly read: (name: string) => Promise<string | null>;
  readonly write: (name: string, text: string, keepMs: number) => Promise<void>;
  readonly drop: (name: string) => Promise<void>;
  /** One more member of a set; answers how many there are. The same one again changes nothing. */
  readonly gather: (name: string, member: string, keepMs: number) => Promise<number>;
}
