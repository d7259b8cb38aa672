import type { Capturing } from "@efir/rtc";
import { use } from "react";
import { useValue } from "../call/use-value.ts";
import { PlatformContext } from "../platform/platform-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { TextButton } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { deviceTroubleView } from "./device-trouble-view.ts";

interface DeviceTroubleProps {
  readonly device: "microphone" | "camera";
  readonly capturing: Capturing;
}

/** Why there is no microphone or camera, and the way out. One stays, and listens. */
export function DeviceTrouble({ device, capturing }: DeviceTroubleProps) {
  const texts = useTexts();
  const { client, openOutside, outsideLink } = use(PlatformContext);
  const state = useValue(capturing.state);
  if (state.kind !== "blocked") return null;
  const { text, ways } = deviceTroubleView({ device, by: state.by, client }, texts);
  const start = () => void capturing.start();
  const take = {
    "ask-again": start,
    "try-again": start,
    "open-outside": () => openOutside(outsideLink()),
  } as const;
  return (
    <Notice tone="calm">
      <p>{text}</p>
      <div className="-mx-2 -mb-2 flex flex-wrap empty:hidden">
        {ways.map((way) => (
          <TextButton key={way} data-testid={`${device}-${way}`} onClick={take[way]}>
            {texts.trouble.ways[way]}
          </TextButton>
        ))}
      </div>
    </Notice>
  );
}
