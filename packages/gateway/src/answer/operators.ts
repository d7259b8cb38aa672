import type { Message } from "../message.ts";
import type { RoomView } from "./rooms.ts";

export type WhyCalled = "asked" | "angry" | "not-understood";

export interface Call {
  readonly message: Message;
  readonly room: RoomView;
  readonly why: WhyCalled;
}

/** The people who help when a program cannot. */
export interface Operators {
  /** False when there is nobody to call. The same message may call twice: after a crash it does. */
  readonly call: (call: Call) => Promise<boolean>;
}

export const NO_OPERATORS: Operators = { call: () => Promise.resolve(false) };
