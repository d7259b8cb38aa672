/** All keys of the gateway share a {hash tag}, hence a slot of a cluster: one script moves a message whole. */
export function queueKeys(prefix: string) {
  const under = `${prefix}:{messages}`;
  return {
    /** Turns that are due: a stream with a consumer group. */
    turns: `${under}:turns`,
    /** Lanes that wait until a time. */
    later: `${under}:later`,
    dead: `${under}:dead`,
    waiting: `${under}:waiting`,
    lanePrefix: `${under}:lane:`,
    recordPrefix: `${under}:message:`,
    lane: (lane: string) => `${under}:lane:${lane}`,
    record: (id: string) => `${under}:message:${id}`,
    once: (key: string) => `${under}:once:${key}`,
    pace: (name: string) => `${under}:pace:${name}`,
    note: (name: string) => `${under}:note:${name}`,
  };
}

export type QueueKeys = ReturnType<typeof queueKeys>;
