import { createContext, use } from "react";
import type { Desk } from "./desk.ts";

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("this part of the page stands outside the DeskContext");
  return desk;
}
