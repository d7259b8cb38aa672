import { err, ok, type Result } from "@efir/kit";
import { openExchange, type Exchange } from "./exchange.ts";
import type { IceAddress } from "./ice-address.ts";
import {
  ATTRIBUTES,
  encodeRequest,
  errorCodeOf,
  METHODS,
  newTransaction,
  number,
  peer,
  text,
  type Attribute,
  type Login,
  type Reply,
} from "./stun-message.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type NoRelay =
  | { readonly code: "unreachable"; readonly why: string }
  | { readonly code: "refused"; readonly status: number };

export interface Relay {
  /** Addresses inside the operator's own network that it would reach for anybody. */
  readonly opens: readonly string[];
}

/** Nobody who talks has these: the machine itself, the usual networks at home and in offices, and what clouds tell their machines. */
const INSIDE = ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254"];

/** The protocol number of UDP: what the relay is to speak to others. */
const UDP = 17 << 24;

/** Does this STUN server answer? */
export const askStun = (address: IceAddress): Promise<Result<void, NoRelay>> =>
  within(address, async ({ ask }) => {
    const transaction = newTransaction();
    return verdict(await ask(encodeRequest(METHODS.binding, { transaction, attributes: [] })));
  });

/** Does this TURN server give these credentials a relay, and where would that lead? It is given back at once. */
export const askTurn = (
  address: IceAddress,
  credentials: Credentials,
): Promise<Result<Relay, NoRelay>> =>
  within(address, async (exchange) => {
    const wanted = [number(ATTRIBUTES.requestedTransport, UDP)];
    const first = await request(exchange, METHODS.allocate, wanted);
    if (errorCodeOf(first) !== 401) return refusal(first);
    const realm = first.attributes.get(ATTRIBUTES.realm)?.toString() ?? "";
    const nonce = first.attributes.get(ATTRIBUTES.nonce)?.toString() ?? "";
    const login = { ...credentials, realm };
    const signed = [
      text(ATTRIBUTES.username, login.username),
      text(ATTRIBUTES.realm, realm),
      text(ATTRIBUTES.nonce, nonce),
    ];
    const given = await request(exchange, METHODS.allocate, [...wanted, ...signed], login);
    if (given.kind !== "success") return refusal(given);
    const opens: string[] = [];
    for (const inside of INSIDE) {
      const asked = [peer(inside), ...signed];
      const reply = await request(exchange, METHODS.createPermission, asked, login);
      if (reply.kind === "success") opens.push(inside);
    }
    await request(exchange, METHODS.refresh, [number(ATTRIBUTES.lifetime, 0), ...signed], login);
    return ok({ opens });
  });

function request(
  { ask }: Exchange,
  method: number,
  ...[attributes, login]: [readonly Attribute[], Login?]
): Promise<Reply> {
  const transaction = newTransaction();
  return ask(encodeRequest(method, { transaction, attributes, ...(login && { login }) }));
}

const verdict = (reply: Reply): Result<void, NoRelay> =>
  reply.kind === "success" ? ok(undefined) : refusal(reply);

const refusal = (reply: Reply): Result<never, NoRelay> =>
  err({ code: "refused", status: errorCodeOf(reply) });

async function within<Answer>(
  address: IceAddress,
  act: (exchange: Exchange) => Promise<Result<Answer, NoRelay>>,
): Promise<Result<Answer, NoRelay>> {
  try {
    const exchange = await openExchange(address);
    try {
      return await act(exchange);
    } finally {
      exchange.close();
    }
  } catch (error) {
    return err({
      code: "unreachable",
      why: error instanceof Error ? error.message : String(error),
    });
  }
}
