import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { en } from "../texts/en.ts";
import { TextsContext } from "../texts/use-texts.ts";

/** What a component says in English, as HTML. */
export const inEnglish = (content: ReactNode): string =>
  renderToStaticMarkup(<TextsContext value={en}>{content}</TextsContext>);
