import type { PersonView, WorldView } from "../../../src/page-api.ts";

/** All who may sit down, in an order that does not depend on who sits. */
export const everybody = ({ me, people }: WorldView): readonly PersonView[] =>
  people.some(({ id }) => id === me.id)
    ? people
    : [me, ...people].sort((one, other) => one.id - other.id);
