import type { RoomCode } from "@efir/protocol";
import type { Intent } from "../message.ts";

/** What somebody seems to want. */
export interface Classification {
  readonly intent: Intent;
  /** 0 to 1: how sure it is. `other` is what is left when nothing is sure enough. */
  readonly confidence: number;
  /** Angry, or at the end of patience, whatever the subject. */
  readonly isAngry: boolean;
  /** The room they speak of, if they name one. */
  readonly code: RoomCode | null;
  /** What a new room shall be called, if they say. */
  readonly title: string | null;
}

/** Finds out what a message is about. By rules here; a model can stand in its place. */
export type Classifier = (text: string) => Classification | Promise<Classification>;
