import { useDesk } from "../desk/use-desk.ts";
import type { WindowView } from "./window-view.ts";

/** The app's own buttons, below its frame. */
export function BottomBar({ bottom, bottomBar }: Pick<WindowView, "bottom" | "bottomBar">) {
  const { miniApp } = useDesk();
  if (bottom.buttons.length === 0) return null;
  return (
    <div
      style={{ backgroundColor: bottomBar }}
      className={`flex shrink-0 gap-2 p-2.5 ${bottom.direction === "column" ? "flex-col" : ""}`}
    >
      {bottom.buttons.map(({ name, text, look, color, ink }) => (
        <button
          key={name}
          type="button"
          data-testid={`${name}-button`}
          data-look={look}
          aria-busy={look === "busy"}
          disabled={look !== "ready"}
          onClick={() => miniApp.press(name)}
          style={{ backgroundColor: color, color: ink }}
          className="min-h-12 flex-1 rounded-xl px-4 py-2.5 font-semibold disabled:opacity-60"
        >
          {text}
        </button>
      ))}
    </div>
  );
}
