import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const LOOKS = { plain: "text-ink", link: "text-link", danger: "text-danger" } as const;
const ROW =
  "flex min-h-13 w-full items-center gap-3.5 px-4 py-2 text-left text-body not-first:border-t not-first:border-line";

export interface RowContent {
  readonly look?: keyof typeof LOOKS;
  readonly icon?: IconName;
  /** In the place of the icon: a face. */
  readonly start?: ReactNode;
  readonly title: string;
  /** A quieter line below the title. */
  readonly note?: string | undefined;
  /** At the far end: a value, a sign, a switch. */
  readonly end?: ReactNode;
}

/** A row that does something when it is tapped. */
export function ListRow({
  look = "plain",
  icon,
  start,
  title,
  note,
  end,
  ...rest
}: RowContent & Omit<ComponentProps<"button">, "className" | "title">) {
  return (
    <button
      type="button"
      className={`${ROW} -outline-offset-2 active:bg-ink/8 disabled:opacity-60 ${LOOKS[look]}`}
      {...rest}
    >
      <RowBody {...{ look, icon, start, title, note, end }} />
    </button>
  );
}

/** A row around one control, whose label it is: tapping anywhere in it works the control. */
export function LabelRow(content: RowContent) {
  return (
    <label className={`${ROW} cursor-pointer active:bg-ink/8 has-disabled:opacity-60`}>
      <RowBody {...content} />
    </label>
  );
}

/** Undefined is said, not left out, by whoever passes the parts on. */
type Parts = { readonly [part in keyof RowContent]: RowContent[part] | undefined } & {
  readonly title: string;
};

function RowBody({ look = "plain", icon, start, title, note, end }: Parts) {
  return (
    <>
      {start}
      {icon && (
        <Icon name={icon} className={`size-6 shrink-0 ${look === "plain" ? "text-hint" : ""}`} />
      )}
      <span className="min-w-0 flex-1 wrap-anywhere">
        <span className="block">{title}</span>
        {note !== undefined && <span className="block text-note text-hint">{note}</span>}
      </span>
      {end !== undefined && <span className="flex shrink-0 items-center text-hint">{end}</span>}
    </>
  );
}
