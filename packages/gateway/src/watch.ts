/** Whoever looks after the gateway. Every word is one of ours: their number stays bounded. */
export interface Watch {
  readonly accepted: (platform: string) => void;
  readonly delivered: (platform: string, seconds: number) => void;
  readonly retried: (platform: string, reason: string) => void;
  readonly died: (platform: string, reason: string) => void;
  /** Something of ours does not work; it is tried again. */
  readonly troubled: (what: string, error: unknown) => void;
}
