import type { Person } from "@efir/protocol";
import { initials } from "./initials.ts";
import { personColor } from "./person-color.ts";

interface AvatarProps {
  readonly person: Person;
  readonly className: string;
}

/** The letters lie under the picture, so that there is something to see while, or if never, it loads. */
export function Avatar({ person: { id, name, avatar }, className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: personColor(id) }}
      className={`relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-medium text-white ${className}`}
    >
      {initials(name)}
      {avatar !== null && (
        <img
          src={avatar}
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
