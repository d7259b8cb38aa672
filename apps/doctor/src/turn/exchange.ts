import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import type { IceAddress } from "./ice-address.ts";
import { decodeReply, HEADER_BYTES, wholeLength, type Reply } from "./stun-message.ts";

/** Asks a STUN or TURN server over one connection. */
export interface Exchange {
  /** Rejects when no answer comes in time. */
  readonly ask: (request: Buffer) => Promise<Reply>;
  readonly close: () => void;
}

const PATIENCE_MS = 5_000;
/** A datagram may get lost, so it is said again. */
const AGAIN_MS = 500;

export const openExchange = async (address: IceAddress): Promise<Exchange> =>
  address.carrier === "udp" ? overUdp(address) : overStream(address);

function overUdp({ host, port }: IceAddress): Exchange {
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  const ask = (request: Buffer) =>
    patiently<Reply>((resolve, reject) => {
      const say = () => socket.send(request, port, host, (error) => error && reject(error));
      const again = setInterval(say, AGAIN_MS);
      const hear = (bytes: Buffer) => {
        const reply = decodeReply(bytes);
        if (reply && isAnswerTo(request, reply)) resolve(reply);
      };
      socket.on("message", hear).on("error", reject);
      say();
      return () => {
        clearInterval(again);
        socket.off("message", hear).off("error", reject);
      };
    });
  return { ask, close: () => void socket.close() };
}

async function overStream({ carrier, host, port }: IceAddress): Promise<Exchange> {
  const socket =
    carrier === "tls" ? connectTls({ host, port, servername: host }) : connect({ host, port });
  const ready = carrier === "tls" ? "secureConnect" : "connect";
  await patiently<null>((resolve, reject) => {
    socket.once(ready, () => resolve(null)).once("error", reject);
    return () => void socket.off("error", reject);
  }).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
  socket.on("error", () => socket.destroy());
  const ask = (request: Buffer) =>
    patiently<Reply>((resolve, reject) => {
      let heard = Buffer.alloc(0);
      const hear = (bytes: Buffer) => {
        heard = Buffer.concat([heard, bytes]);
        if (heard.length < HEADER_BYTES || heard.length < wholeLength(heard)) return;
        const reply = decodeReply(heard);
        if (reply) resolve(reply);
        else reject(new Error("the answer is no STUN message"));
      };
      const closed = () => reject(new Error("the connection was closed"));
      socket.on("data", hear).on("close", closed);
      socket.write(request);
      return () => void socket.off("data", hear).off("close", closed);
    });
  return { ask, close: () => void socket.destroy() };
}

const isAnswerTo = (request: Buffer, { transaction }: Reply): boolean =>
  transaction.equals(request.subarray(8, HEADER_BYTES));

/** `start` answers how to stop listening, which is done whatever comes of it. */
function patiently<Answer>(
  start: (resolve: (answer: Answer) => void, reject: (error: Error) => void) => () => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const end = (act: () => void) => {
      clearTimeout(timer);
      stop();
      act();
    };
    const timer = setTimeout(() => end(() => reject(new Error("no answer"))), PATIENCE_MS);
    stop = start(
      (answer) => end(() => resolve(answer)),
      (error) => end(() => reject(error)),
    );
  });
}
