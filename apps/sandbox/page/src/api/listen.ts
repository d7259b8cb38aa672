import type { Clock } from "@efir/kit";
import * as v from "valibot";
import type { PageEvent } from "../../../src/page-api.ts";
import { isRecord } from "./is-record.ts";

export interface Listener {
  readonly onEvent: (event: PageEvent) => void;
  /** The stream is open, for the first time or again: what was said meanwhile is lost. */
  readonly onOpen: () => void;
  readonly onBroken: () => void;
}

/** Listens as a person until the returned function is called. */
export type Listen = (user: number, listener: Listener) => () => void;

const Event = v.pipe(v.string(), v.parseJson(), v.custom<PageEvent>(isRecord));
const REOPEN_MS = 2_000;

export function createListen(clock: Clock): Listen {
  return (user, listener) => {
    let stop = (): void => undefined;
    const open = (): void => {
      const source = new EventSource(`/sandbox/api/events?user=${user}`);
      stop = () => source.close();
      source.onopen = listener.onOpen;
      source.onmessage = ({ data }) => {
        const event = v.safeParse(Event, data);
        if (event.success) listener.onEvent(event.output);
      };
      source.onerror = () => {
        listener.onBroken();
        // A lost connection is opened again by the browser; a refused one is not.
        if (source.readyState === EventSource.CLOSED) stop = clock.after(REOPEN_MS, open);
      };
    };
    open();
    return () => stop();
  };
}
