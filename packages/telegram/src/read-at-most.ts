/** The body of an answer; null when it is longer than it may be, of which no more is read than that. */
export async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (!body) return new Uint8Array();
  for await (const part of body) {
    length += part.length;
    if (length > most) return null; // leaving the loop ends the transfer
    parts.push(part);
  }
  return join(parts, length);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
