/** So many on air are worth being rung for. The texts say so too. */
export const QUORUM = 3;
