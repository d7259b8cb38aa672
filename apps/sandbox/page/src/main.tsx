import { systemClock } from "@efir/kit";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "./api/api.ts";
import { createListen } from "./api/listen.ts";
import { App } from "./app.tsx";
import { Desk } from "./desk/desk.ts";
import { DeskContext } from "./desk/use-desk.ts";
import { dress } from "./dress.ts";
import { browserAddressBar } from "./place/browser-address-bar.ts";
import "./styles.css";
import { createTextStore } from "./ui/text-store.ts";

const desk = new Desk({
  api: createApi((path, init) => fetch(path, init)),
  listen: createListen(systemClock),
  clock: systemClock,
  bar: browserAddressBar,
  store: createTextStore(() => localStorage),
  systemTheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  openTab: (url) => void open(url, "_blank", "noopener,noreferrer"),
});
dress(document, desk);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <DeskContext value={desk}>
      <App language={navigator.language} />
    </DeskContext>
  </StrictMode>,
);
