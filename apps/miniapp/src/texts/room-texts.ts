import type { NewsOfOneself, NewsOfSomebody } from "../call/news.ts";
import type { HardAct, PersonAct } from "../call/person-acts.ts";

/** Sentences that are needed inside a room only. */
export interface RoomTexts {
  readonly roles: { readonly owner: string; readonly moderator: string };
  /** The line below the large microphone button. */
  readonly mic: {
    readonly on: string;
    readonly off: string;
    readonly muted: string;
    readonly listener: string;
    readonly asking: string;
    readonly connecting: string;
    /** At the door. */
    readonly waiting: string;
    readonly starting: string;
    readonly blocked: string;
  };
  readonly video: {
    readonly makeLarge: (label: string) => string;
    readonly makeSmall: (label: string) => string;
    readonly showAll: string;
    readonly followSpeaker: string;
    readonly flip: string;
    readonly flipCaption: string;
  };
  readonly people: {
    readonly title: string;
    readonly knocks: string;
    readonly letIn: string;
    readonly letInWho: (name: string) => string;
    readonly turnAway: string;
    readonly turnAwayWho: (name: string) => string;
    readonly bans: string;
    readonly unban: string;
    readonly room: string;
    readonly muteAll: string;
    readonly muteOnEntry: string;
    readonly lock: string;
    readonly lockNote: string;
    readonly end: string;
    readonly endSure: string;
    readonly endGo: string;
  };
  readonly acts: { readonly [act in PersonAct]: string } & {
    readonly sure: { readonly [act in HardAct]: (name: string) => string };
    readonly go: { readonly [act in HardAct]: string };
  };
  readonly person: {
    readonly forMe: string;
    readonly forAll: string;
    readonly volumeOf: (name: string) => string;
    readonly muteForMe: string;
  };
  readonly chat: {
    readonly title: string;
    readonly unread: (count: number) => string;
    readonly nothing: string;
    readonly write: string;
    readonly send: string;
    readonly mine: string;
  };
  /** To another device. */
  readonly move: {
    readonly button: string;
    readonly title: string;
    readonly how: string;
    readonly code: string;
    readonly left: (time: string) => string;
    readonly over: string;
    readonly again: string;
    readonly copy: string;
    readonly copied: string;
    readonly share: string;
    readonly openHere: string;
    readonly secret: string;
  };
  readonly more: { readonly title: string; readonly keys: string };
  readonly news: { readonly [kind in NewsOfSomebody]: (name: string) => string } & {
    readonly [kind in NewsOfOneself]: string;
  };
  /** The reactions, for whoever cannot see them, in the order in which they are offered. */
  readonly emoji: readonly string[];
}
