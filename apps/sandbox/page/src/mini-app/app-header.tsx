import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import type { BridgeState } from "./bridge/bridge-state.ts";
import type { WindowView } from "./window-view.ts";

interface AppHeaderProps {
  readonly title: string;
  readonly bridge: BridgeState;
  readonly look: WindowView["header"];
}

/** In fullscreen only its buttons are left, over the top of the app. */
export function AppHeader({ title, bridge, look }: AppHeaderProps) {
  const { miniApp } = useDesk();
  const { app } = useTexts();
  const full = bridge.window === "fullscreen";
  return (
    <header
      style={full ? {} : { backgroundColor: look.color, color: look.ink }}
      className={`flex h-13 shrink-0 items-center px-1.5 ${full ? "pointer-events-none absolute inset-x-0 top-0 z-10 text-white" : ""}`}
    >
      {bridge.backButton === "shown" && (
        <HeaderButton icon="back" label={app.back} onPress={() => miniApp.press("back")} />
      )}
      <h2 className={`min-w-0 flex-1 truncate px-2 font-semibold ${full ? "invisible" : ""}`}>
        {title}
      </h2>
      {bridge.settingsButton === "shown" && (
        <HeaderButton
          icon="settings"
          label={app.settings}
          onPress={() => miniApp.press("settings")}
        />
      )}
      <HeaderButton icon="reload" label={app.reload} onPress={miniApp.reload} />
      {full && (
        <HeaderButton icon="shrink" label={app.leaveFullscreen} onPress={miniApp.leaveFullscreen} />
      )}
      <HeaderButton icon="minimise" label={app.minimise} onPress={miniApp.minimise} />
      <HeaderButton icon="close" label={app.close} onPress={() => void miniApp.close()} />
    </header>
  );
}

interface HeaderButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}

const HeaderButton = ({ icon, label, onPress }: HeaderButtonProps) => (
  <button
    type="button"
    data-testid={`app-${icon}`}
    aria-label={label}
    title={label}
    onClick={onPress}
    className="pointer-events-auto inline-flex size-10 shrink-0 items-center justify-center rounded-full hover:bg-current/10 in-data-[window=fullscreen]:bg-black/35"
  >
    <Icon name={icon} className="size-5.5" />
  </button>
);
