import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { useValue } from "../ui/use-value.ts";
import { AppHeader } from "./app-header.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { MiniAppFrame } from "./mini-app-frame.tsx";
import type { OpenApp } from "./mini-app.ts";
import { windowView } from "./window-view.ts";

interface MiniAppWindowProps {
  readonly app: OpenApp;
  readonly title: string;
}

const PLACES = {
  beside:
    "fixed inset-0 z-30 desk:static desk:z-auto desk:w-96 desk:shrink-0 desk:border-l desk:border-line roomy:w-105",
  fullscreen: "fixed inset-0 z-30",
  // It must go on living, and keep its size: only out of sight.
  minimised: "invisible fixed inset-0 -z-10 desk:left-auto desk:w-96 roomy:w-105",
} as const;

/** The window around a Mini App. The frame in it stays the same one from launch to close. */
export function MiniAppWindow({ app: { kind, launched, bridge }, title }: MiniAppWindowProps) {
  const theme = useValue(useDesk().theme);
  const view = windowView(bridge, theme);
  const place =
    kind === "minimised" ? "minimised" : bridge.window === "fullscreen" ? "fullscreen" : "beside";
  return (
    <aside
      data-testid="miniapp"
      data-window={place}
      data-stage={bridge.stage}
      data-haptics={bridge.haptic.count}
      data-haptic={bridge.haptic.kind}
      inert={kind === "minimised"}
      style={{ backgroundColor: view.background }}
      className={`flex flex-col ${PLACES[place]}`}
    >
      <AppHeader title={title} bridge={bridge} look={view.header} />
      <MiniAppFrame
        key={launched.number}
        launched={launched}
        background={view.background}
        title={title}
      />
      <BottomBar bottom={view.bottom} bottomBar={view.bottomBar} />
    </aside>
  );
}

/** All there is to see of an app that was put aside. */
export function MinimisedBar({ title }: { readonly title: string }) {
  const { miniApp } = useDesk();
  const { app } = useTexts();
  return (
    <button
      type="button"
      data-testid="minimised-bar"
      onClick={miniApp.restore}
      className="flex h-11 w-full shrink-0 items-center justify-center border-t border-line bg-panel font-medium text-accent hover:bg-hover"
    >
      {app.restore(title)}
    </button>
  );
}
