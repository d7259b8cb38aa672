import type { BlockedBy, EndReason, LinkStatus, Quality } from "@efir/rtc";
import type { BadCode } from "../entry/parse-code.ts";
import type { BadName } from "../entry/parse-name.ts";
import type { ClientKind } from "../platform/platform.ts";
import type { FailureCode } from "../session/api.ts";
import type { Language } from "./language.ts";
import type { RoomTexts } from "./room-texts.ts";
import type { DeviceWay } from "../trouble/device-trouble-view.ts";

export type ErrorCode = FailureCode | BadCode | BadName;
export type Device = "microphone" | "camera" | "screen";

/** What a button that turns something on and off says for whoever cannot see it. */
interface SwitchTexts {
  readonly caption: string;
  readonly turnOn: string;
  readonly turnOff: string;
}

/** Every sentence of the page. Whole sentences: word order differs between languages. */
export interface Texts extends RoomTexts {
  readonly language: Language;
  readonly brand: string;
  readonly slogan: string;
  readonly ui: {
    readonly back: string;
    readonly close: string;
    readonly cancel: string;
    readonly loading: string;
    readonly notLoaded: string;
    readonly retry: string;
  };
  readonly entry: {
    readonly room: string;
    readonly otherRoom: string;
    readonly codeLabel: string;
    readonly codeHint: string;
    readonly nameLabel: string;
    readonly nameHint: string;
    readonly aboutMicrophone: string;
    readonly join: string;
    /** For whoever comes from another device of theirs. */
    readonly moveHere: string;
    readonly listen: string;
    readonly me: string;
    readonly meter: string;
    readonly heard: string;
    readonly speak: string;
    readonly lastRooms: string;
    readonly check: string;
    readonly sound: string;
    readonly open: string;
    readonly looking: string;
    readonly missing: string;
    readonly nobody: string;
    readonly onAir: (count: number) => string;
    readonly names: (names: readonly string[], more: number) => string;
    readonly retry: string;
  };
  readonly room: {
    readonly you: string;
    readonly onAir: string;
    readonly listening: string;
    readonly away: string;
    readonly microphoneLost: string;
    readonly quality: { readonly [quality in Quality]: string };
    readonly handUp: string;
    readonly microphoneOff: string;
    readonly microphoneOn: string;
    readonly speaking: string;
    /** By a moderator. */
    readonly muted: string;
    readonly people: string;
    readonly holdToTalk: string;
    readonly members: (count: number) => string;
    readonly alone: string;
    readonly connecting: string;
    readonly tryingAgain: (attempt: number) => string;
    readonly reconnecting: string;
    readonly waiting: string;
    readonly waitingNote: string;
    readonly tapToHear: string;
    readonly controls: string;
    readonly videos: string;
    readonly screenOf: (name: string) => string;
    readonly link: { readonly [status in Exclude<LinkStatus, "connected">]: string };
  };
  readonly invite: {
    readonly button: string;
    readonly message: (title: string) => string;
    readonly copyByHand: string;
  };
  readonly controls: {
    readonly [device in Device]: SwitchTexts & { readonly starting: string };
  } & {
    readonly hand: SwitchTexts;
    readonly leave: string;
    readonly leaveCaption: string;
    readonly react: string;
    readonly reactCaption: string;
  };
  readonly blocked: {
    readonly [device in "microphone" | "camera"]: { readonly [by in BlockedBy]: string };
  };
  readonly trouble: {
    /** A refused microphone, by who remembers the refusal. */
    readonly refused: { readonly [client in ClientKind]: string };
    readonly ways: { readonly [way in DeviceWay]: string };
    readonly noCalls: { readonly title: string; readonly text: string };
    readonly oldTelegram: string;
    readonly moving: string;
    readonly weakLine: string;
  };
  readonly ended: {
    readonly [reason in Exclude<EndReason, "left" | "room-full">]: string;
  } & {
    readonly "room-full": (limit: number | null) => string;
  };
  readonly ways: {
    readonly back: string;
    readonly again: string;
    readonly takeBack: string;
    readonly reload: string;
    readonly open: string;
    readonly enter: string;
  };
  readonly errors: { readonly [code in ErrorCode]: string };
  readonly broken: { readonly text: string; readonly reload: string };
}
