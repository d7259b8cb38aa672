import type { WorldView } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { PersonSwitch } from "../people/person-switch.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useValue } from "../ui/use-value.ts";

export function ListHeader({ view }: { readonly view: WorldView }) {
  const desk = useDesk();
  const texts = useTexts();
  const theme = useValue(desk.theme);
  const stream = useValue(desk.stream);
  return (
    <header className="shrink-0 border-b border-line">
      <div className="rail-column flex min-h-14 items-center gap-1 px-3 py-1.5">
        <PersonSwitch view={view} />
        <span className="flex-1" />
        <IconButton
          icon={theme === "light" ? "moon" : "sun"}
          label={texts.theme[theme]}
          data-testid="theme-toggle"
          onClick={desk.toggleTheme}
        />
      </div>
      <p className="rail-hidden truncate px-4 pb-2 text-[13px] text-hint">
        {stream === "waiting" ? texts.waiting : `${view.me.firstName} · @${view.me.username}`}
      </p>
    </header>
  );
}
