import type { Call } from "@efir/rtc";
import { useValue } from "./use-value.ts";

/** Whether there are buttons for a camera and a screen. */
export const useMayShow = ({ rights }: Pick<Call, "rights">): boolean => useValue(rights).mayShow;
