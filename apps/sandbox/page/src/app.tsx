import type { WorldView } from "../../src/page-api.ts";
import { ChatList } from "./chats/chat-list.tsx";
import { ChatPane } from "./chats/chat-pane.tsx";
import { ListHeader } from "./chats/list-header.tsx";
import { hereOf } from "./desk/here.ts";
import { useDesk } from "./desk/use-desk.ts";
import { DialogHost } from "./dialogs/dialog-host.tsx";
import { Toast } from "./dialogs/toast.tsx";
import { MiniAppWindow, MinimisedBar } from "./mini-app/mini-app-window.tsx";
import { textsFor } from "./texts/language.ts";
import { TextsContext, useTexts } from "./texts/use-texts.ts";
import { useValue } from "./ui/use-value.ts";

/** `language` is the browser's, for as long as nobody has sat down. */
export function App({ language }: { readonly language: string }) {
  const world = useValue(useDesk().world);
  const spoken = world.kind === "ready" ? world.view.me.languageCode : language;
  return (
    <TextsContext value={textsFor(spoken)}>
      {world.kind === "ready" ? <Screen view={world.view} /> : <Waiting kind={world.kind} />}
      <Toast />
    </TextsContext>
  );
}

function Waiting({ kind }: { readonly kind: "loading" | "unreachable" }) {
  const texts = useTexts();
  return (
    <p role="status" className="flex h-full items-center justify-center px-6 text-center text-hint">
      {texts[kind]}
    </p>
  );
}

/** On a phone the list or the chat; from 900 px on both, and the Mini App beside them. */
function Screen({ view }: { readonly view: WorldView }) {
  const desk = useDesk();
  const place = useValue(desk.place);
  const here = hereOf({ kind: "ready", view }, place);
  const app = useValue(desk.miniApp.state);
  const title = view.bot.name;
  return (
    <div className="flex h-dvh flex-col">
      <div className="relative flex min-h-0 flex-1">
        <section
          data-rail={app.kind === "open" ? "narrow" : "wide"}
          className={`${here ? "hidden desk:flex" : "flex"} h-full w-full flex-col bg-panel desk:w-80 desk:shrink-0 desk:border-r desk:border-line max-roomy:desk:data-[rail=narrow]:w-20`}
        >
          <ListHeader view={view} />
          <ChatList view={view} open={here?.chat.id ?? null} />
        </section>
        {here ? <ChatPane here={here} /> : <NothingOpen />}
        {app.kind !== "none" && <MiniAppWindow app={app} title={title} />}
      </div>
      {app.kind === "minimised" && <MinimisedBar title={title} />}
      <DialogHost view={view} />
    </div>
  );
}

const NothingOpen = () => (
  <div className="wallpaper hidden min-w-0 flex-1 items-center justify-center p-6 desk:flex">
    <p className="rounded-full bg-black/25 px-4 py-1.5 text-center text-white">
      {useTexts().nothingOpen}
    </p>
  </div>
);
