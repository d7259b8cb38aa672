/** Where updates are sent. */
export interface Webhook {
  readonly url: string;
  readonly secret: string | null;
  readonly maxConnections: number;
}

export interface WebhookTrouble {
  /** Milliseconds. */
  readonly at: number;
  readonly message: string;
}
