import { useDesk } from "../desk/use-desk.ts";
import type { Launched } from "./mini-app.ts";
import { useConnectedFrame } from "./use-connected-frame.ts";

interface MiniAppFrameProps {
  readonly launched: Launched;
  readonly background: string;
  readonly title: string;
}

export function MiniAppFrame({ launched: { url }, background, title }: MiniAppFrameProps) {
  const ref = useConnectedFrame(url, useDesk().miniApp);
  return (
    <iframe
      ref={ref}
      data-testid="miniapp-frame"
      title={title}
      src={url}
      allow="camera; microphone; autoplay; display-capture; clipboard-write; fullscreen"
      style={{ backgroundColor: background }}
      className="min-h-0 w-full flex-1 border-0"
    />
  );
}
