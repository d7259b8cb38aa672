const ID_BYTES = 16;
const IDS_AT_ONCE = 256;

/** Ids that nobody can guess. To fetch randomness costs about the same however much of it. */
export function createRandomIds(randomBytes: (size: number) => Buffer): () => string {
  let fetched = randomBytes(0);
  return () => {
    if (fetched.length === 0) fetched = randomBytes(ID_BYTES * IDS_AT_ONCE);
    const id = fetched.toString("base64url", 0, ID_BYTES);
    fetched = fetched.subarray(ID_BYTES);
    return id;
  };
}
