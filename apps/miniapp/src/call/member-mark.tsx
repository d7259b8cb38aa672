import { useTexts } from "../texts/use-texts.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { markText, type MemberMark } from "./member-view.ts";

const MARKS = {
  hand: { icon: "hand", color: "text-raise" },
  muted: { icon: "microphone-off", color: "text-forbid" },
  listener: { icon: "listener", color: "text-hint" },
  "microphone-off": { icon: "microphone-off", color: "text-hint" },
  microphone: { icon: "microphone", color: "text-live" },
} as const satisfies Record<MemberMark, { readonly icon: IconName; readonly color: string }>;

/** What the microphone of somebody does, as a small sign. */
export function MemberMarkSign({ mark }: { readonly mark: MemberMark }) {
  const texts = useTexts();
  const { icon, color } = MARKS[mark];
  return (
    <span role="img" aria-label={markText(mark, texts)} className={`shrink-0 ${color}`}>
      <Icon name={icon} className="size-5.5" />
    </span>
  );
}
