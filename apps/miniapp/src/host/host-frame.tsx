import { systemClock } from "@efir/kit";
import { useEffect, useEffectEvent, useState } from "react";
import { useValue } from "../call/use-value.ts";
import type { Visit } from "../screens.ts";
import { Waiting } from "../ui/waiting.tsx";
import type { HostApp } from "./host-app.ts";
import { createHostLink } from "./host-link.ts";
import { watchTheme } from "./page-theme.ts";
import { useHostWords } from "./words.ts";

interface HostFrameProps {
  readonly app: HostApp;
  readonly visit: Visit;
  readonly isShown: boolean;
  readonly invite: () => void;
}

/**
 * Scripts and its own origin, which is never ours: without it the app could keep nothing, and its server could not
 * tell it from anybody. It cannot leave the frame: no way to the page around it, no windows, no questions of the browser's, no
 * downloads. Microphone, camera and place stay ours, since nothing here hands them on.
 */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-pointer-lock";
const ALLOW = "autoplay; fullscreen; gamepad; screen-wake-lock";

export function HostFrame({ app, visit, isShown, invite }: HostFrameProps) {
  const words = useHostWords();
  const link = useHostLink({ app, visit, isShown, invite });
  const address = useValue(link.address);
  return (
    <div hidden={!isShown} className="absolute inset-0 bg-card">
      {address === null ? (
        <Waiting text={words.opening} />
      ) : (
        <iframe
          ref={(frame) => link.setFrame(frame)}
          data-testid="host-frame"
          title={words.app(app.url.host)}
          src={address}
          sandbox={SANDBOX}
          allow={ALLOW}
          referrerPolicy="no-referrer"
          className="size-full border-0"
        />
      )}
    </div>
  );
}

function useHostLink({ app, visit, isShown, invite }: HostFrameProps) {
  const onInvite = useEffectEvent(invite);
  const [link] = useState(() =>
    createHostLink({
      app,
      room: visit.wish.code,
      grant: visit.host.grant,
      call: visit.call,
      theme: watchTheme,
      clock: systemClock,
      window,
    }),
  );
  useEffect(() => link.open(onInvite), [link]);
  useEffect(() => link.setShown(isShown), [link, isShown]);
  return link;
}
