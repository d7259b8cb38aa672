import type { Value } from "@efir/kit";
import { useSyncExternalStore } from "react";

export function useValue<T>(value: Value<T>): T {
  return useSyncExternalStore(value.subscribe, value.get, value.get);
}
