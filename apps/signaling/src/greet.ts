import { ok } from "@efir/kit";
import { PROTOCOL_VERSION, type ClientMessage } from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { toPassingFrame } from "./frame.ts";
import { iceConfig } from "./ice-config.ts";
import { refuse, type Outcome } from "./outcome.ts";

type Hello = Extract<ClientMessage, { readonly type: "hello" }>;

/** Says welcome to whom the token names. A client that cannot stay is closed, with the reason. */
export function greet(session: Session, { version, token }: Hello, deps: Deps): Outcome {
  const { connection, phase } = session;
  if (phase.kind === "greeted") return refuse("already-greeted");
  const identity = deps.tokens.read(token);
  if (version < PROTOCOL_VERSION) connection.end("version-too-old");
  else if (version > PROTOCOL_VERSION) connection.end("version-too-new");
  else if (!identity.ok) connection.end("bad-token");
  else {
    const { person } = identity.value;
    session.phase = { kind: "greeted", identity: identity.value };
    const ice = iceConfig(deps.settings, person.id, deps.clock);
    connection.send(
      toPassingFrame({ type: "welcome", version: PROTOCOL_VERSION, self: person, ice }),
    );
    deps.logger.info("greeted", { connection: session.id, member: person.id });
  }
  return ok(undefined);
}
