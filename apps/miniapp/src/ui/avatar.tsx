import { initials, personColor, type Person } from "@efir/protocol";
import { use } from "react";
import { useValue } from "../call/use-value.ts";
import { PicturesContext } from "./pictures.ts";

interface AvatarProps {
  readonly person: Person;
  readonly className: string;
}

/** The letters lie under the picture, so that there is something to see while, or if never, it loads. */
export function Avatar({ person, className }: AvatarProps) {
  const { id, name } = person;
  const picture = useValue(use(PicturesContext)(person));
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: personColor(id) }}
      className={`relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-medium text-white ${className}`}
    >
      {initials(name)}
      {picture !== null && (
        <img
          key={picture}
          src={picture}
          alt=""
          className="absolute inset-0 size-full object-cover"
          onError={({ currentTarget }) => {
            currentTarget.hidden = true;
          }}
        />
      )}
    </span>
  );
}
