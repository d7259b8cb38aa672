import { faceColor } from "./face-color.ts";
import type { Face } from "./face.ts";
import { initials } from "./initials.ts";

interface AvatarProps {
  readonly face: Face;
  readonly className: string;
}

/** The letters lie under the picture, so that there is something to see until it comes. */
export function Avatar({ face: { id, name, url }, className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      style={{ backgroundImage: faceColor(id) }}
      className={`relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-semibold text-white select-none ${className}`}
    >
      {initials(name)}
      {url !== null && (
        <img
          src={url}
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
