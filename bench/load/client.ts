import { once } from "node:events";
import { WebSocket } from "ws";
import { marked, type Dialect, type Heard } from "./dialect.ts";

export interface Line {
  readonly url: string;
  readonly dialect: Dialect;
  readonly token: string;
}

/** As our clients do: whichever comes first. */
const TELL_HAD_EVERY_MS = 5_000;
const SIGNALS_UNTIL_HAD = 64;

type Listener = (heard: Heard) => void;

let sockets = 0;
/** A server may limit what one address does, so the crowd comes from many. */
const nextAddress = () => {
  const n = Math.floor(sockets++ / 50);
  return `127.${10 + (n >> 16)}.${(n >> 8) & 255}.${n & 255 || 1}`;
};

/** One member of the crowd. It checks that what it hears is for it, and in order. */
export class Client {
  readonly #socket: WebSocket;
  readonly #dialect: Dialect;
  readonly #said = new Map<string, number>();
  readonly #heard = new Map<string, number>();
  #isLeaving = false;
  #had = 0;
  #signalsSinceHad = 0;
  #toldHadAt = performance.now() - Math.random() * TELL_HAD_EVERY_MS;
  readonly known = new Set<string>();
  address = "";
  listener: Listener = () => undefined;

  static async connect({ url, dialect, token }: Line): Promise<Client> {
    const socket = new WebSocket(url + dialect.path, {
      localAddress: nextAddress(),
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    const client = new Client(socket, dialect);
    await once(socket, "open");
    const hello = dialect.hello(token);
    if (hello !== null) {
      const welcome = client.next("welcome");
      socket.send(hello);
      await welcome;
    }
    return client;
  }

  private constructor(socket: WebSocket, dialect: Dialect) {
    this.#socket = socket;
    this.#dialect = dialect;
    socket.on("message", (raw: Buffer) => this.#hear(raw));
    socket.on("error", (error) => {
      throw error;
    });
    socket.on("close", (code, reason) => {
      if (!this.#isLeaving) throw new Error(`The server hung up: ${code} ${reason.toString()}`);
    });
  }

  async join(room: string): Promise<void> {
    const joined = this.next("joined");
    this.#socket.send(this.#dialect.join(room));
    await joined;
  }

  setLevel(level: number): void {
    this.#socket.send(this.#dialect.state(level));
  }

  /** `body` is JSON without its first brace. */
  signal(to: string, body: string): void {
    const n = (this.#said.get(to) ?? 0) + 1;
    this.#said.set(to, n);
    this.#socket.send(this.#dialect.signal(to, n, `{"mark":"${marked(to, n)}",${body}`));
  }

  next(kind: Heard["kind"]): Promise<void> {
    const before = this.listener;
    return new Promise((resolve) => {
      this.listener = (heard) => {
        before(heard);
        if (heard.kind !== kind) return;
        this.listener = before;
        resolve();
      };
    });
  }

  /** Leaves, as whoever closes the page does: a socket that only breaks has its seat kept for a while, which costs later. */
  close(): void {
    this.#isLeaving = true;
    this.#socket.close(1_000);
  }

  #hear(raw: Buffer): void {
    const pong = this.#dialect.pong?.(raw);
    if (pong) return this.#socket.send(pong);
    const heard = this.#dialect.read(raw);
    if (!heard) return;
    if (heard.kind !== "joined" && this.address !== "") this.#tellHad(heard.kind);
    if (heard.kind === "signal") this.#check(heard.from, heard.mark);
    if (heard.kind === "joined") {
      this.address = heard.self;
      for (const member of heard.members) this.known.add(member);
      this.known.add(heard.self);
    }
    if (heard.kind === "came") this.known.add(heard.address);
    this.listener(heard);
  }

  /** So that nobody keeps it for us. */
  #tellHad(kind: Heard["kind"]): void {
    this.#had += 1;
    if (kind === "signal") this.#signalsSinceHad += 1;
    const { had } = this.#dialect;
    const now = performance.now();
    const isDue =
      this.#signalsSinceHad >= SIGNALS_UNTIL_HAD || now - this.#toldHadAt >= TELL_HAD_EVERY_MS;
    if (!had || !isDue) return;
    this.#signalsSinceHad = 0;
    this.#toldHadAt = now;
    this.#socket.send(had(this.#had));
  }

  #check(from: string, mark: string): void {
    const n = (this.#heard.get(from) ?? 0) + 1;
    this.#heard.set(from, n);
    if (mark !== marked(this.address, n)) {
      throw new Error(`${this.address} was to hear number ${n} from ${from}, and heard ${mark}`);
    }
  }
}
