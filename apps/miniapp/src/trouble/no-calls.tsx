import { use } from "react";
import { PlatformContext } from "../platform/platform-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";

/** Telegram on Linux, and old web views: there is no WebRTC at all. */
export function NoCalls() {
  const { brand, trouble } = useTexts();
  const { openOutside, outsideLink } = use(PlatformContext);
  return (
    <main className="safe-area screen-min-height flex flex-col">
      <div className="m-auto flex w-full max-w-105 flex-col items-center gap-4 p-4 text-center">
        <Brand name={brand} />
        <h1 className="text-title font-semibold">{trouble.noCalls.title}</h1>
        <p className="text-body text-balance text-hint">{trouble.noCalls.text}</p>
        <Button look="main" autoFocus onClick={() => openOutside(outsideLink())}>
          {trouble.ways["open-outside"]}
        </Button>
      </div>
    </main>
  );
}
