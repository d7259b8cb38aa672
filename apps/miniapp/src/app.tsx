import type { ComponentType } from "react";
import { useValue } from "./call/use-value.ts";
import { EntryScreen } from "./entry/entry-screen.tsx";
import { reloadPage } from "./platform/reload-page.ts";
import type { Screens, Visit } from "./screens.ts";
import { useTexts } from "./texts/use-texts.ts";
import { Brand } from "./ui/brand.tsx";
import { Button } from "./ui/button.tsx";

interface AppProps {
  readonly screens: Screens;
  /** Arrives while the first screen is looked at: nobody waits for it before they can tap Join. */
  readonly Room: ComponentType<{ readonly visit: Visit }>;
}

export function App({ screens, Room }: AppProps) {
  const screen = useValue(screens.screen);
  switch (screen.kind) {
    case "entry":
      return <EntryScreen entry={screen.entry} />;
    case "call":
      return <Room visit={screen.visit} />;
  }
}

export function Broken() {
  const { brand, broken } = useTexts();
  return (
    <main className="safe-area screen-min-height flex flex-col">
      <div
        role="alert"
        className="m-auto flex w-full max-w-105 flex-col items-center gap-5 p-4 text-center"
      >
        <Brand name={brand} />
        <h1 className="text-xl leading-7 font-semibold text-balance">{broken.text}</h1>
        <Button look="main" onClick={reloadPage}>
          {broken.reload}
        </Button>
      </div>
    </main>
  );
}
