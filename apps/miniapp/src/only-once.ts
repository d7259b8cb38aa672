/** True for the first who asks, if it is true at all. */
export function onlyOnce(isTrue: boolean): () => boolean {
  let left = isTrue;
  return () => {
    const answer = left;
    left = false;
    return answer;
  };
}
