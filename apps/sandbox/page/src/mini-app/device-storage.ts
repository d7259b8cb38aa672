import type { TextStore } from "../ui/text-store.ts";
import type { SentEvent, StorageChange } from "./bridge/bridge-state.ts";

/** Does what an app asked of the device's storage, one drawer per person, and says what to answer. */
export function answerStorage(
  store: TextStore,
  drawer: string,
  { id, change }: { readonly id: string; readonly change: StorageChange },
): SentEvent {
  const request = { req_id: id };
  const at = (key: string) => `${drawer}/${key}`;
  switch (change.kind) {
    case "read":
      return {
        eventType: "device_storage_key_received",
        eventData: { ...request, value: store.get(at(change.key)) },
      };
    case "save":
      if (change.value === null) store.remove(at(change.key));
      else store.set(at(change.key), change.value);
      return { eventType: "device_storage_key_saved", eventData: request };
    case "clear":
      for (const key of store.keys()) if (key.startsWith(at(""))) store.remove(key);
      return { eventType: "device_storage_cleared", eventData: request };
  }
}
