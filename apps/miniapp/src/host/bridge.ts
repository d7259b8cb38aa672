import type { FromApp, HostTheme, Levels, PlacedVoice, ToApp } from "@efir/host-sdk";
import type { Clock, Value } from "@efir/kit";
import type { HostGrant } from "@efir/protocol";
import type { Call } from "@efir/rtc";
import { createAllowance } from "./allowance.ts";
import { parseFromApp } from "./from-app.ts";
import { toHostMembers, toLevels } from "./to-app.ts";

export interface BridgeOptions {
  readonly call: Pick<Call, "members" | "volumes" | "microphone" | "leave">;
  readonly room: string;
  readonly theme: Value<HostTheme>;
  readonly invite: () => void;
  readonly clock: Clock;
  /** To the app, and to nobody who may have taken its place. */
  readonly send: (message: ToApp) => void;
}

const LEVELS_EVERY_MS = 100;
/** A game places its voices at each frame of 30 a second, and says little else. */
const MESSAGES = { burst: 60, perSecond: 40 };
/** Each of them opens something over the page. */
const INVITES = { burst: 1, perSecond: 0.2 };

/** The talk with an app, after the frame has seen to it that it is the app who talks. */
export class Bridge {
  readonly #options: BridgeOptions;
  readonly #mayTalk: () => boolean;
  readonly #mayInvite: () => boolean;
  readonly #stops: readonly (() => void)[];
  #grant: HostGrant | null = null;
  #isGreeted = false;
  #voices: readonly PlacedVoice[] = [];
  #isShown = true;

  constructor(options: BridgeOptions) {
    const { call, theme, clock } = options;
    this.#options = options;
    this.#mayTalk = createAllowance(MESSAGES, clock);
    this.#mayInvite = createAllowance(INVITES, clock);
    this.#stops = [
      followMembers(call.members, () => {
        this.#tell({ type: "members", members: membersOf(call) });
        this.#place();
      }),
      followLevels(options, (levels) => this.#tell({ type: "levels", levels })),
      theme.subscribe(() => this.#tell({ type: "theme", theme: theme.get() })),
    ];
  }

  readonly hear = (data: unknown): void => {
    const message = this.#mayTalk() ? parseFromApp(data) : null;
    if (message) this.#obey(message);
  };

  granted({ token, expires_at: expiresAt }: HostGrant): void {
    this.#grant = { token, expires_at: expiresAt };
    this.#tell({ type: "token", token, expiresAt });
  }

  /** Whoever cannot see the app hears the voices as they are. */
  setShown(isShown: boolean): void {
    this.#isShown = isShown;
    this.#place();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#options.call.volumes.setPlaces(new Map());
  }

  #obey(message: FromApp): void {
    const { call, invite } = this.#options;
    switch (message.type) {
      case "hello":
        this.#greet();
        break;
      case "place":
        this.#voices = message.voices;
        this.#place();
        break;
      case "mute":
        call.microphone.stop();
        break;
      case "invite":
        if (this.#mayInvite()) invite();
        break;
      case "leave":
        call.leave();
    }
  }

  #greet(): void {
    if (!this.#grant) return; // it asks again
    this.#isGreeted = true;
    const { call, room, theme } = this.#options;
    const { token, expires_at: expiresAt } = this.#grant;
    const members = membersOf(call);
    this.#tell({ type: "welcome", room, members, theme: theme.get(), token, expiresAt });
  }

  /** An app that has not come yet could only miss it. */
  #tell(message: ToApp): void {
    if (this.#isGreeted) this.#options.send(message);
  }

  #place(): void {
    const { call } = this.#options;
    call.volumes.setPlaces(this.#isShown ? placesOf(this.#voices, call) : new Map());
  }
}

const membersOf = ({ members }: Pick<Call, "members">) => toHostMembers(members.get());

/** A voice of somebody who has left is in no place. */
function placesOf(voices: readonly PlacedVoice[], { members }: Pick<Call, "members">) {
  const bySeat = new Map<string, PlacedVoice>(voices.map((voice) => [voice.id, voice]));
  const others = members.get().filter(({ link }) => link !== "self");
  return new Map(
    others.flatMap(({ seat, id }) => {
      const voice = bySeat.get(seat);
      return voice ? [[id, { gain: voice.gain, pan: voice.pan }] as const] : [];
    }),
  );
}

/** Levels change all the time: what an app is told of members is something else. */
function followMembers(members: Call["members"], changed: () => void): () => void {
  const look = () => JSON.stringify(toHostMembers(members.get()));
  let before = look();
  return members.subscribe(() => {
    const now = look();
    if (now === before) return;
    before = now;
    changed();
  });
}

function followLevels(
  { call: { members }, clock }: BridgeOptions,
  changed: (levels: Levels) => void,
): () => void {
  let before = "{}";
  return clock.every(LEVELS_EVERY_MS, () => {
    const levels = toLevels(members.get());
    const now = JSON.stringify(levels);
    if (now === before) return;
    before = now;
    changed(levels);
  });
}
