import { State, type Clock, type Value } from "@efir/kit";
import type { IceConfig, MemberState, Room, SeatId, ServerMessage } from "@efir/protocol";
import type { Call, CallOptions } from "./call.ts";
import { toCallMembers, type CallMember } from "./call-member.ts";
import { Care } from "./care/care.ts";
import { toCallPhase, type CallPhase } from "./call-phase.ts";
import type { Camera, OwnCamera } from "./camera.ts";
import type { Capturing, OwnCapturing } from "./capture.ts";
import { areSameRights, mayBeHeard, toCallRights, type CallRights } from "./call-rights.ts";
import { LiveChat } from "./chat.ts";
import { LevelMeter } from "./level-meter.ts";
import { Links } from "./links.ts";
import { LiveModeration } from "./moderation.ts";
import { guardDevices } from "./own-gate.ts";
import { createStateSender, toMemberState } from "./own-state.ts";
import { Pictures } from "./pictures.ts";
import type { Line } from "./quality/line.ts";
import type { Redundancy } from "./red/redundancy.ts";
import type { NetworkHint } from "./recovery/network-hints.ts";
import { toRefusal, type Refusal } from "./refusal.ts";
import { nextRoster, type Roster } from "./roster.ts";
import { toRtcConfiguration } from "./rtc-configuration.ts";
import { Signaling } from "./signaling.ts";
import { Speakers } from "./speakers.ts";
import { createVolumes } from "./volumes.ts";

/** The browser, as far as a call needs it. */
export interface CallWorld {
  readonly clock: Clock;
  readonly random: () => number;
  readonly createPc: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly openSocket: (url: string) => WebSocket;
  readonly redundancy: Redundancy;
  readonly microphone: OwnCapturing;
  readonly camera: OwnCamera;
  readonly screen: OwnCapturing | null;
  /** Tells when the network may be another one. Answers how to stop. */
  readonly onNetwork: (listener: (hint: NetworkHint) => void) => () => void;
  /** Tells that the page goes for good. Answers how to stop. */
  readonly onGone: (listener: () => void) => () => void;
}

/** Wires the parts of a call: server → roster → links → members. It decides nothing. */
export class LiveCall implements Call {
  readonly #world: CallWorld;
  readonly #phase = new State<CallPhase>({ kind: "connecting", attempt: 1 });
  readonly #members = new State<readonly CallMember[]>([]);
  readonly #hand = new State(false);
  readonly #outage = new State(false);
  readonly #away = new State(false);
  readonly #refusal = new State<Refusal | null>(null);
  readonly #link = new State<string | null>(null);
  readonly #rights: State<CallRights>;
  readonly #pictures = new Pictures();
  readonly #speakers = new Speakers();
  readonly #meter: LevelMeter;
  readonly #care: Care;
  readonly #links: Links;
  readonly #signaling: Signaling;
  readonly #sender: ReturnType<typeof createStateSender>;
  readonly #stops: (() => void)[] = [];
  #ice: IceConfig | null = null;
  #room: Room | null = null;
  #roster: Roster = [];
  #own: SeatId | null = null;

  readonly phase: Value<CallPhase> = this.#phase;
  readonly members: Value<readonly CallMember[]> = this.#members;
  readonly hand: Value<boolean> = this.#hand;
  readonly outage: Value<boolean> = this.#outage;
  readonly refusal: Value<Refusal | null> = this.#refusal;
  readonly link: Value<string | null> = this.#link;
  readonly rights: Value<CallRights>;
  readonly moderation = new LiveModeration((message) => this.#signaling.tell(message));
  readonly chat = new LiveChat((message) => this.#signaling.tell(message));
  readonly volumes = createVolumes();
  readonly sound = this.#speakers.sound;
  readonly play = this.#speakers.unblock;
  readonly setSpeaker = this.#speakers.choose;
  readonly microphone: Capturing;
  readonly camera: Camera;
  readonly screen: Capturing | null;
  readonly line: Value<Line>;
  readonly saver: Value<boolean>;

  constructor(options: CallOptions, world: CallWorld) {
    this.#world = world;
    const { clock, random, openSocket } = world;
    ({ microphone: this.microphone, camera: this.camera, screen: this.screen } = world);
    this.#rights = new State(this.#ownRights());
    this.rights = this.#rights;
    this.#meter = new LevelMeter(clock);
    this.#care = new Care({ clock, redundancy: world.redundancy, onChange: this.#refresh });
    ({ line: this.line, saver: this.saver } = this.#care);
    this.#links = this.#createLinks();
    this.#sender = createStateSender(clock, (state) => this.#signaling.sendState(state));
    this.#signaling = new Signaling({
      ...options,
      state: this.#ownState,
      onMessage: this.#messageArrived,
      onSignal: (signal) => this.#links.receive(signal),
      openSocket,
      clock,
      random,
    });
    this.#follow();
  }

  readonly raiseHand = (up: boolean): void => this.#hand.set(up);
  readonly setAway = (away: boolean): void => this.#away.set(away);
  readonly shows: Call["shows"] = (...picture) => this.#care.shows(...picture);
  readonly saveData = (on: boolean): void => this.#care.save(on);
  readonly diagnosis = (): string => this.#care.diagnosis();
  readonly leave = (): void => this.#signaling.leave();

  #createLinks(): Links {
    return new Links({
      createPc: (more) => this.#world.createPc({ ...toRtcConfiguration(this.#ice), ...more }),
      care: this.#care,
      send: (signal) => this.#signaling.sendSignal(signal),
      onTrack: (seat, slot, track) => {
        if (slot === "microphone") this.#speakers.play(seat, track);
        else this.#pictures.set(seat, slot, track);
        this.#refresh();
      },
      onClosed: (seat) => {
        this.#speakers.silence(seat);
        this.#pictures.forget(seat);
      },
      onStatus: this.#refresh,
      onSilent: () => this.#signaling.doubt(),
      signalingUp: () => this.#signaling.isHeard(),
      clock: this.#world.clock,
      random: this.#world.random,
    });
  }

  /** What one part shows, the next one hears of. */
  #follow(): void {
    const { microphone, camera, screen, onNetwork, onGone } = this.#world;
    const tell = () => {
      this.#sender.changed(this.#ownState());
      this.#refresh();
    };
    this.#stops.push(
      this.#signaling.status.subscribe(this.#statusChanged),
      microphone.track.subscribe(() => {
        this.#links.setTrack("microphone", microphone.track.get());
        this.#meter.listen(microphone.track.get());
      }),
      camera.track.subscribe(() => this.#show("camera", camera.track.get())),
      onNetwork(this.#networkHinted),
      onGone(this.leave),
      this.volumes.of.subscribe(this.#setVolumes),
      guardDevices({
        rights: this.#rights,
        microphone,
        pictures: [camera, screen],
        allowed: () => this.#hand.set(false),
      }),
      ...[microphone.state, camera.state, this.#meter.level, this.#hand, this.#away].map((part) =>
        part.subscribe(tell),
      ),
    );
    if (!screen) return;
    this.#stops.push(
      screen.track.subscribe(() => this.#show("screen", screen.track.get())),
      screen.state.subscribe(tell),
    );
  }

  #networkHinted = (hint: NetworkHint): void => {
    if (hint === "came") this.#signaling.networkCame();
    else this.#signaling.doubt();
    if (hint === "woke") this.#signaling.retryNow();
    this.#links.hint(hint);
  };

  #show(slot: "camera" | "screen", track: MediaStreamTrack | null): void {
    this.#pictures.set("self", slot, track);
    this.#care.has(slot, track !== null);
    this.#links.setTrack(slot, track);
    this.#refresh();
  }

  #ownState = (): MemberState =>
    toMemberState({
      microphone: this.#world.microphone.state.get(),
      camera: this.#world.camera.state.get(),
      screen: this.#world.screen?.state.get() ?? { kind: "off" },
      hand: this.#hand.get(),
      away: this.#away.get(),
      level: this.#meter.level.get(),
    });

  #messageArrived = (message: ServerMessage): void => {
    if (message.type === "welcome") this.#ice = message.ice;
    if (message.type === "outage") this.#outage.set(message.state === "began");
    this.moderation.hear(message);
    this.chat.hear(message);
    const refusal = toRefusal(message);
    if (refusal) this.#refusal.set(refusal);
    const roster = nextRoster(this.#roster, message);
    if (message.type === "joined") {
      this.#room = message.room;
      this.#own = message.seat;
      this.#link.set(message.link ?? null);
      this.#statusChanged();
    } else if (message.type === "room-rules") this.#rightsChanged();
    else if (roster === this.#roster) return;
    this.#roster = roster;
    if (this.#own) this.#links.follow(this.#own, roster);
    for (const member of roster) this.#speakers.allow(member.seat, mayBeHeard(member));
    this.#setVolumes();
    this.#rightsChanged();
    this.#refresh();
    if (message.type === "joined") this.#catchUp();
  };

  #setVolumes = (): void => {
    const volumes = this.volumes.of.get();
    for (const { seat, id } of this.#roster) this.#speakers.setVolume(seat, volumes.get(id) ?? 1);
  };

  #ownRights(): CallRights {
    const self = this.#roster.find(({ seat }) => seat === this.#own);
    return toCallRights({ self, room: this.#room, rules: this.moderation.rules() });
  }

  #rightsChanged(): void {
    const rights = this.#ownRights();
    if (!areSameRights(rights, this.#rights.get())) this.#rights.set(rights);
  }

  /** Tells what has changed since the join was sent. */
  #catchUp(): void {
    const self = this.#roster.find(({ seat }) => seat === this.#own);
    if (self) this.#sender.told(self.state);
    this.#sender.changed(this.#ownState());
  }

  #statusChanged = (): void => {
    const status = this.#signaling.status.get();
    this.#phase.set(toCallPhase(status, this.#room));
    if (status.kind === "joined") this.#links.signalingReturned();
    if (status.kind === "ended") this.#close();
  };

  #refresh = (): void => {
    this.#members.set(
      toCallMembers({
        roster: this.#roster,
        own: this.#own,
        ownState: this.#ownState(),
        linkStatus: (seat) => this.#links.status(seat),
        line: this.#care.line.get().quality,
        care: this.#care,
        pictures: this.#pictures,
      }),
    );
  };

  #close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#sender.close();
    this.#meter.close();
    this.#links.close();
    this.#care.close();
    this.#speakers.close();
    for (const device of [this.#world.microphone, this.#world.camera, this.#world.screen]) {
      device?.close();
    }
  }
}
