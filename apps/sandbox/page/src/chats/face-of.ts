import type { ChatView, WorldView } from "../../../src/page-api.ts";
import type { Face } from "../ui/face.ts";

/** The face of somebody who writes. */
export const faceOf = (view: WorldView, id: number, name: string): Face => ({
  id,
  name,
  url: view.people.find((person) => person.id === id)?.avatarUrl ?? null,
});

/** The face of a chat; a private chat shows whom one talks to. */
export function chatFace(view: WorldView, { id, kind, title, hasBot }: ChatView): Face {
  const person =
    kind === "private" && !hasBot ? view.people.find((each) => isNamed(each, title)) : undefined;
  return { id, name: title, url: person?.avatarUrl ?? null };
}

const isNamed = ({ firstName }: { readonly firstName: string }, title: string): boolean =>
  title === firstName || title.startsWith(`${firstName} `);
