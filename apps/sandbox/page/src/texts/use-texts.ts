import { createContext, use } from "react";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

export const TextsContext = createContext<Texts>(en);

export const useTexts = (): Texts => use(TextsContext);
