import type { RoomCode } from "@efir/protocol";
import type { Message } from "../message.ts";

export interface RoomView {
  readonly code: RoomCode;
  readonly title: string;
  /** Opens the room wherever the client is. */
  readonly link: string;
  readonly onAir: number;
  /** Empty where the room tells nobody outside who is in it. */
  readonly names: readonly string[];
}

export interface RoomWish {
  /** Who asks. The same message gets the same room, however often it asks. */
  readonly message: Message;
  /** Null: as the rooms of this client are called. */
  readonly title: string | null;
}

/** The rooms, as far as a conversation needs them. */
export interface Rooms {
  readonly open: (wish: RoomWish) => Promise<RoomView>;
  /** As it is for whoever asks. */
  readonly find: (code: RoomCode, message: Message) => Promise<RoomView | null>;
}
