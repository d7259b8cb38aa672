import { afterClose, type Member, type MemberState, type SeatId } from "@efir/protocol";
import { QUIET, type Client, type Received } from "../client.ts";
import type { Host } from "./host.ts";
import type { Ledger } from "./ledger.ts";

const JOIN_WITHIN_MS = 10_000;
const MAX_UNHEARD = 200;

interface Wire {
  readonly client: Client;
  readonly host: Host;
  readonly openedAt: number;
  read: number;
  isJoined: boolean;
  /** Whether frames go through, either way. One that is not "live" has not been noticed yet. */
  state: "live" | "limbo";
  /** How we said that we are. */
  told: MemberState;
}

interface Unheard {
  readonly to: SeatId;
  readonly n: number;
}

/** Somebody's client, as PROTOCOL.md wants it, and stricter: whatever it is told that cannot be is an error. */
export class Device {
  readonly name: string;
  readonly room: string;
  readonly #ledger: Ledger;
  #wire: Wire | null = null;
  #token: string | null = null;
  #had = 0;
  #sent = 0;
  #unheard: (Unheard & { at: number })[] = [];
  state: MemberState = QUIET;
  seat: SeatId | null = null;
  readonly roster = new Map<SeatId, Member>();
  readonly recovering = new Set<SeatId>();
  /** It left, or was told to stop. */
  isOver = false;
  #tryAt = 0;

  constructor(name: string, room: string, ledger: Ledger) {
    this.name = name;
    this.room = room;
    this.#ledger = ledger;
  }

  get isLive(): boolean {
    return this.#wire?.isJoined === true && this.#wire.state === "live";
  }

  get host(): Host | null {
    return this.#wire?.host ?? null;
  }

  /** Nothing arrives any more, and nobody has noticed. */
  loseTouch(): void {
    if (this.#wire) this.#wire.state = "limbo";
  }

  /** The socket breaks: the server notices at once. */
  cut(): void {
    const wire = this.#wire;
    this.#wire = null;
    if (wire) wire.host.enter(() => wire.client.cut());
  }

  leave(): void {
    this.#say({ type: "leave" });
    this.#end();
  }

  change(state: MemberState): void {
    this.state = state;
    this.#tell();
  }

  #tell(): void {
    const wire = this.#wire;
    if (!wire || !this.isLive || wire.told === this.state) return;
    wire.told = this.state;
    this.#sent += 1;
    this.#say({ type: "state", state: this.state });
  }

  signal(to: SeatId): void {
    if (!this.isLive || this.seat === null) return;
    const n = this.#ledger.sends(this.seat, to);
    this.#post({ to, n });
  }

  /** Says how much arrived, as clients do now and then. */
  ping(): void {
    if (this.isLive) this.#say({ type: "ping", at: 0, had: this.#had });
  }

  /** Connects where there is no connection, once it is time to. */
  keepGoing(now: number, pick: () => Host | null): void {
    const wire = this.#wire;
    if (this.isOver) return;
    const isStuck = wire && !wire.isJoined && now - wire.openedAt > JOIN_WITHIN_MS;
    const isGone = wire && (wire.host.isDead() || wire.state === "limbo");
    if (isStuck || isGone) this.cut();
    if (this.#wire || now < this.#tryAt) return;
    const host = pick();
    if (!host) return;
    const client = host.connect(this.name);
    this.#wire = {
      client,
      host,
      openedAt: now,
      read: 0,
      isJoined: false,
      state: "live",
      told: this.state,
    };
    const resume = this.#token === null ? null : { token: this.#token, had: this.#had };
    host.enter(() => {
      client.hello();
      client.join(this.room, { state: this.state, resume });
    });
  }

  /** Takes in what has come. */
  listen(now: number): void {
    const wire = this.#wire;
    if (!wire || wire.state !== "live") return;
    while (wire.read < wire.client.inbox.length && this.#wire === wire) {
      const message = wire.client.inbox[wire.read++];
      if (message) this.#hear(message, { wire, now });
    }
    const reason = wire.client.closedWith();
    if (this.#wire !== wire || reason === null) return;
    this.#wire = null;
    if (reason === "taken-over" || afterClose(reason) === "stop") this.#end();
  }

  #hear(message: Received, { wire, now }: { readonly wire: Wire; readonly now: number }): void {
    if (!wire.isJoined) this.#hearFirst(message, { wire, now });
    else if (message.type === "joined") this.#joined(message);
    else if (message.type !== "pong") {
      this.#had += 1;
      this.#apply(message);
    } else this.#arrived(message.had ?? 0);
  }

  #hearFirst(
    message: Received,
    { wire, now }: { readonly wire: Wire; readonly now: number },
  ): void {
    if (message.type === "refused") {
      this.#tryAt = now + (message.retryAfterMs ?? 1_000);
      this.cut();
    }
    if (message.type === "joined") {
      wire.isJoined = true;
      this.#joined(message);
    }
    if (message.type === "resumed") {
      wire.isJoined = true;
      this.#goOn(message.had);
    }
  }

  #joined({ seat, members, session }: Extract<Received, { type: "joined" }>): void {
    if (seat !== this.seat) {
      if (this.seat !== null) this.#ledger.ends(this.seat);
      this.#ledger.begins(seat);
      this.#unheard = [];
    }
    this.seat = seat;
    this.roster.clear();
    this.recovering.clear();
    for (const member of members) this.#add(member);
    this.#token = session?.token ?? null;
    this.#had = 0;
    this.#goOn(session?.had ?? 0);
  }

  #goOn(had: number): void {
    this.#arrived(had);
    this.#sent = had;
    const again = this.#unheard;
    this.#unheard = [];
    for (const one of again) this.#post(one);
    this.#tell();
  }

  #arrived(had: number): void {
    this.#unheard = this.#unheard.filter(({ at }) => at > had);
  }

  #post({ to, n }: Unheard): void {
    this.#sent += 1;
    this.#unheard.push({ to, n, at: this.#sent });
    if (this.#unheard.length > MAX_UNHEARD) throw new Error("The server takes nothing in");
    this.#through((client) => client.signal(to, "", n));
  }

  #say(message: object): void {
    this.#through((client) => client.say(message));
  }

  #through(send: (client: Client) => void): void {
    const wire = this.#wire;
    if (wire?.state === "live") wire.host.enter(() => send(wire.client));
  }

  #apply(message: Received): void {
    switch (message.type) {
      case "member-joined":
        return this.#add(message.member);
      case "member-left":
        this.recovering.delete(message.seat);
        if (!this.roster.delete(message.seat)) throw new Error(`${this.name}: a stranger left`);
        return;
      case "member-changed": {
        const member = this.roster.get(message.seat);
        if (!member) throw new Error(`${this.name}: a stranger changed`);
        this.roster.set(message.seat, { ...member, state: message.state });
        return;
      }
      case "member-presence":
        if (!this.roster.has(message.seat)) throw new Error(`${this.name}: a stranger is away`);
        if (message.presence === "recovering") this.recovering.add(message.seat);
        else this.recovering.delete(message.seat);
        return;
      case "signal":
        return this.#ledger.receives(message.seat, this.seat, message.n);
      case "refused":
        if (message.of === "signal" && message.seat) this.#ledger.refused(this.seat, message.seat);
        return;
      default: // says nothing of members
    }
  }

  #add(member: Member): void {
    if (this.roster.has(member.seat)) throw new Error(`${this.name}: a member joined twice`);
    this.roster.set(member.seat, member);
  }

  #end(): void {
    if (this.seat !== null) this.#ledger.ends(this.seat);
    this.isOver = true;
    this.cut();
  }
}
