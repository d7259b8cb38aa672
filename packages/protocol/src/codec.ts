import type { Result } from "@efir/kit";
import { ClientMessage } from "./client-message.ts";
import { decodeByType, type DecodeError } from "./decode-json.ts";
import { ServerMessage } from "./server-message.ts";

export const encode = (message: ClientMessage | ServerMessage): string => JSON.stringify(message);

export const decodeClientMessage: (raw: string) => Result<ClientMessage, DecodeError> =
  decodeByType(ClientMessage);

export const decodeServerMessage: (raw: string) => Result<ServerMessage, DecodeError> =
  decodeByType(ServerMessage);
