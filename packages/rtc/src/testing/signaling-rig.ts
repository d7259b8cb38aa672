import { ok, type Result } from "@efir/kit";
import type { MemberState, ServerMessage, SignalFrame } from "@efir/protocol";
import type { GivenSocket } from "../anteroom.ts";
import { Signaling, type SignalingStatus } from "../signaling.ts";
import { createCountedClock } from "./counted-clock.ts";
import { FakeSocket } from "./fake-socket.ts";
import { CODE, joinedAs, member, QUIET } from "./people.ts";
import { settled } from "./settled.ts";

type Token = Result<string, "not-admitted" | "unreachable">;

interface RigOptions {
  /** Answers each time a token is wanted. */
  readonly token?: (fresh: boolean) => Promise<Token>;
  /** 0: the longest waits. Near 1: the shortest. */
  readonly random?: () => number;
  readonly open?: boolean;
  readonly given?: GivenSocket;
}

/** A way to the server whose sockets, clock and tokens are in the hands of the test. */
export function createSignalingRig(options: RigOptions = {}) {
  const { token, random = () => 0, open = true } = options;
  let given = options.given ?? null;
  const clock = createCountedClock();
  const sockets: FakeSocket[] = [];
  const tokensAsked: boolean[] = [];
  const messages: ServerMessage[] = [];
  const signals: SignalFrame[] = [];
  const statuses: SignalingStatus[] = [];
  const self: { state: MemberState } = { state: QUIET };

  const signaling = new Signaling({
    url: "wss://efir.test/ws",
    room: CODE,
    open,
    token: async (fresh) => {
      tokensAsked.push(fresh);
      return token ? token(fresh) : ok(fresh ? "fresh-token" : "token");
    },
    state: () => self.state,
    onMessage: (message) => messages.push(message),
    onSignal: (signal) => signals.push(signal),
    openSocket: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket.asWebSocket();
    },
    takeSocket: () => {
      const taken = given;
      given = null;
      return taken;
    },
    clock,
    random,
  });
  signaling.status.subscribe(() => statuses.push(signaling.status.get()));

  const newest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("No socket was opened");
    return socket;
  };

  return {
    signaling,
    clock,
    sockets,
    tokensAsked,
    messages,
    signals,
    statuses,
    self,
    newest,
    status: signaling.status.get,
    /** Moves the clock, and serves the promises that this set going. */
    advance: async (ms: number): Promise<void> => {
      clock.advance(ms);
      await settled();
    },
    /** Opens the newest socket. */
    opened: async (): Promise<FakeSocket> => {
      await settled();
      newest().opens();
      return newest();
    },
    /** Opens the newest socket and gets into the room. */
    joined: async (): Promise<FakeSocket> => {
      await settled();
      newest().opens();
      newest().serverSays(joinedAs(member("self", 1)));
      return newest();
    },
  };
}
