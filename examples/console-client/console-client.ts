import { randomBytes } from "node:crypto";
import { createMemoryDirectory } from "@efir/directory";
import {
  createGateway,
  createMemoryNotes,
  createMemoryQueue,
  directoryRooms,
  type Gateway,
} from "@efir/gateway";
import { systemClock as clock } from "@efir/kit";

const randomId = () => randomBytes(16).toString("base64url");

/** A platform of its own: lines come in as `console_me`, answers go out through the sender called `console`. */
export function startConsoleClient(publicUrl: string, print: (line: string) => void): Gateway {
  const gateway = createGateway({
    queue: createMemoryQueue({ clock }),
    notes: createMemoryNotes({ clock }),
    rooms: directoryRooms({
      directory: createMemoryDirectory({ clock }),
      clock,
      maxRoomSize: 8,
      secret: randomId(),
      link: (code) => `${publicUrl}/?room=${code}`,
    }),
    senders: {
      console: ({ answer }) => {
        print(answer.text);
        return Promise.resolve({ kind: "delivered" });
      },
    },
    clock,
    randomId,
  });
  gateway.start();
  return gateway;
}
