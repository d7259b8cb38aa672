import { createContext } from "react";
import type { Value } from "@efir/kit";
import type { Person } from "@efir/protocol";

/** Where a person's picture is; null while, or if never, there is one. The same value for the same person. */
export type Pictures = (person: Person) => Value<string | null>;

const fixed = new Map<string | null, Value<string | null>>();

/** Without a server to ask, a person has the picture that was told of them. */
export const PicturesContext = createContext<Pictures>(({ avatar }) => {
  const known = fixed.get(avatar) ?? { get: () => avatar, subscribe: () => () => undefined };
  fixed.set(avatar, known);
  return known;
});
