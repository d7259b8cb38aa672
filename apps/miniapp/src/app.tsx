import { RoomScreen } from "./call/room-screen.tsx";
import { useValue } from "./call/use-value.ts";
import { EntryScreen } from "./entry/entry-screen.tsx";
import { reloadPage } from "./platform/reload-page.ts";
import type { Screens } from "./screens.ts";
import { useTexts } from "./texts/use-texts.ts";
import { Button } from "./ui/button.tsx";

export function App({ screens }: { readonly screens: Screens }) {
  const screen = useValue(screens.screen);
  switch (screen.kind) {
    case "entry":
      return <EntryScreen entry={screen.entry} />;
    case "call":
      return <RoomScreen visit={screen.visit} />;
  }
}

export function Broken() {
  const { broken } = useTexts();
  return (
    <main className="safe-area screen-min-height flex flex-col">
      <div role="alert" className="m-auto flex w-full max-w-105 flex-col gap-5 p-4 text-center">
        <h1 className="text-xl font-semibold">{broken.text}</h1>
        <Button look="main" onClick={reloadPage}>
          {broken.reload}
        </Button>
      </div>
    </main>
  );
}
