/** What an integrator is let in by, and what the answers to them are signed with. Keys of one name are one integrator. */
export interface GatewayKey {
  readonly name: string;
  readonly key: string;
  /** `whsec_` and base64, the newest first. */
  readonly secrets: readonly string[];
}
