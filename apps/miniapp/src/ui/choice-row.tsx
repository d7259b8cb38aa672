import { Icon } from "./icon.tsx";
import { LabelRow, type RowContent } from "./list-row.tsx";

interface ChoiceRowProps extends Omit<RowContent, "end" | "look"> {
  /** The same for all rows of one choice. */
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One of several: a device, a mode. */
export function ChoiceRow({ group, chosen, onChoose, ...content }: ChoiceRowProps) {
  return (
    <LabelRow
      {...content}
      end={
        <span className="relative inline-flex size-6 items-center justify-center">
          <input
            type="radio"
            name={group}
            checked={chosen}
            onChange={onChoose}
            className="peer absolute inset-0 m-0 cursor-pointer appearance-none rounded-full"
          />
          <Icon
            name="check"
            className="size-6 scale-50 text-link opacity-0 transition duration-300 ease-spring peer-checked:scale-100 peer-checked:opacity-100"
          />
        </span>
      }
    />
  );
}
