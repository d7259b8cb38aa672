/** How a person or a chat is known at a glance. */
export interface Face {
  readonly id: number;
  readonly name: string;
  readonly url: string | null;
}
