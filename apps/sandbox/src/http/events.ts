import type { Response } from "express";
import type { Clock } from "@efir/kit";
import type { PageAudience } from "../page-audience.ts";
import { refuseRequest } from "./api-error.ts";

const HEARTBEAT_MS = 15_000;
const MOST_PAGES = 100;
/** A page that reads slower than this is cut off: it comes back and fetches the world. */
const MOST_UNREAD_BYTES = 1_000_000;

/** The open event streams of pages. */
export interface EventStreams {
  readonly open: (person: number, response: Response) => void;
  readonly close: () => void;
}

export function createEventStreams(audience: PageAudience, clock: Clock): EventStreams {
  const open = new Set<Response>();

  const write = (response: Response, text: string) => {
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    else response.write(text);
  };

  return {
    open: (person, response) => {
      if (open.size >= MOST_PAGES) {
        refuseRequest(response, "too-many-pages");
        return;
      }
      open.add(response);
      response.set({ "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
      write(response, ": hello\n\n");
      const stopListening = audience.listen(person, (event) =>
        write(response, `data: ${JSON.stringify(event)}\n\n`),
      );
      const stopHeartbeat = clock.every(HEARTBEAT_MS, () => write(response, ": still here\n\n"));
      response.once("close", () => {
        stopListening();
        stopHeartbeat();
        open.delete(response);
      });
    },
    close: () => {
      for (const response of open) response.end();
    },
  };
}
