/**
 * Frames that travel as one message: the length of each in four bytes, then the frame itself. What is
 * left over at the end, as of a message that is none of ours, is passed over.
 */
const LENGTH_BYTES = 4;

export class Batch {
  readonly #frames: Buffer[] = [];
  #bytes = 0;

  add(frame: Buffer): void {
    this.#frames.push(frame);
    this.#bytes += LENGTH_BYTES + frame.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Writes all of it into `target` from `at` on, and answers where it ends. */
  write(target: Buffer, at: number): number {
    let end = at;
    for (const frame of this.#frames) {
      target.writeUInt32BE(frame.length, end);
      target.set(frame, end + LENGTH_BYTES);
      end += LENGTH_BYTES + frame.length;
    }
    return end;
  }
}

/** The frames share their memory with the message. */
export function* framesOf(message: Buffer): Generator<Buffer> {
  let at = 0;
  while (at + LENGTH_BYTES <= message.length) {
    const start = at + LENGTH_BYTES;
    at = start + message.readUInt32BE(at);
    if (at > message.length) return;
    yield message.subarray(start, at);
  }
}
