import { State, type Value } from "@efir/kit";
import type { IceConfig, MemberState, Room, SeatId, ServerMessage } from "@efir/protocol";
import type { Call, CallOptions } from "./call.ts";
import { toCallMembers, type CallMember } from "./call-member.ts";
import { Care } from "./care/care.ts";
import { toCallPhase, type CallPhase } from "./call-phase.ts";
import type { CallWorld } from "./call-world.ts";
import type { Camera } from "./camera.ts";
import type { Capturing } from "./capture.ts";
import { areSameRights, mayBeHeard, toCallRights, type CallRights } from "./call-rights.ts";
import { LiveChat } from "./chat.ts";
import { Links } from "./links.ts";
import { LiveModeration } from "./moderation.ts";
import { guardDevices } from "./own-gate.ts";
import { OwnSide } from "./own-side.ts";
import { OLD_SEAT_LASTS_MS, OldSeats } from "./old-seats.ts";
import { Pictures } from "./pictures.ts";
import type { Line } from "./quality/line.ts";
import type { NetworkHint } from "./recovery/network-hints.ts";
import { toRefusal, type Refusal } from "./refusal.ts";
import { nextRoster, type Roster } from "./roster.ts";
import { Reports } from "./reports.ts";
import { reachOf, toRtcConfiguration } from "./rtc-configuration.ts";
import { Signaling } from "./signaling.ts";
import { Speakers } from "./speakers.ts";
import { createVolumes } from "./volumes.ts";

/** How often a device that the call has left looks whether the others have let go of it. */
const LOOK_EVERY_MS = 100;

/** Wires the parts of a call: server → roster → links → members. It decides nothing. */
export class LiveCall implements Call {
  readonly #world: CallWorld;
  readonly #phase = new State<CallPhase>({ kind: "connecting", attempt: 1 });
  readonly #members = new State<readonly CallMember[]>([]);
  readonly #outage = new State(false);
  readonly #refusal = new State<Refusal | null>(null);
  readonly #link = new State<string | null>(null);
  readonly #rights: State<CallRights>;
  readonly #pictures = new Pictures();
  readonly #speakers = new Speakers();
  readonly #self: OwnSide;
  readonly #care: Care;
  readonly #links: Links;
  readonly #signaling: Signaling;
  readonly #reports: Reports;
  readonly #oldSeats: OldSeats;
  readonly #stops: (() => void)[] = [];
  #ice: IceConfig | null = null;
  #room: Room | null = null;
  #roster: Roster = [];
  #own: SeatId | null = null;

  readonly phase: Value<CallPhase> = this.#phase;
  readonly members: Value<readonly CallMember[]> = this.#members;
  readonly hand: Value<boolean>;
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
    const { clock, random, openSocket, takeSocket } = world;
    ({ microphone: this.microphone, camera: this.camera, screen: this.screen } = world);
    this.#rights = new State(this.#ownRights());
    this.rights = this.#rights;
    const wayMs = () => this.#signaling.quickestMs();
    const sendState = (state: MemberState) => this.#signaling.sendState(state);
    this.#self = new OwnSide(world, { send: sendState, wayMs });
    this.hand = this.#self.hand;
    const { redundancy } = world;
    this.#care = new Care({ clock, redundancy, wayMs, onChange: this.#refresh });
    ({ line: this.line, saver: this.saver } = this.#care);
    this.#reports = new Reports({
      clock,
      line: this.line,
      tell: (report) => this.#signaling.mention({ type: "report", report }),
    });
    this.#links = this.#createLinks();
    this.#oldSeats = new OldSeats({ clock, links: this.#links, onOver: this.#oldSeatOver });
    this.#signaling = new Signaling({
      ...options,
      state: this.#self.state,
      onMessage: this.#messageArrived,
      onSignal: (signal) => this.#links.receive(signal),
      openSocket,
      takeSocket,
      clock,
      random,
    });
    this.#follow();
  }

  readonly raiseHand = (up: boolean): void => this.#self.raiseHand(up);
  readonly setAway = (away: boolean): void => this.#self.setAway(away);
  readonly shows: Call["shows"] = (...picture) => this.#care.shows(...picture);
  readonly saveData = (on: boolean): void => this.#care.save(on);
  readonly diagnosis = (): string => this.#care.diagnosis();
  readonly leave = (): void => {
    this.#signaling.leave();
    this.#close(); // where it was over already, and still heard
  };

  #createLinks(): Links {
    return new Links({
      createPc: (more, epoch) => {
        const reach = reachOf(epoch, this.#signaling.quickestMs());
        return this.#world.createPc({ ...toRtcConfiguration(this.#ice, reach), ...more });
      },
      care: this.#care,
      send: (signal) => this.#signaling.sendSignal(signal),
      onTrack: (seat, slot, track) => {
        if (slot === "microphone") {
          this.#speakers.play(seat, track);
          this.#oldSeats.voiceComes(this.#listed(seat), track);
        } else this.#pictures.set(seat, slot, track);
        this.#refresh();
      },
      onClosed: (seat) => {
        this.#speakers.silence(seat);
        this.#pictures.forget(seat);
        this.#reports.linkClosed(seat);
      },
      onStatus: (seat, status) => {
        this.#reports.linkChanged(seat, status);
        this.#refresh();
      },
      onSilent: () => this.#signaling.doubt(),
      signalingUp: () => this.#signaling.isHeard(),
      clock: this.#world.clock,
      random: this.#world.random,
    });
  }

  /** What one part shows, the next one hears of. */
  #follow(): void {
    const { microphone, camera, screen, onNetwork, onGone } = this.#world;
    this.#stops.push(
      this.#signaling.status.subscribe(this.#statusChanged),
      microphone.track.subscribe(() => this.#links.setTrack("microphone", microphone.track.get())),
      camera.track.subscribe(() => this.#show("camera", camera.track.get())),
      onNetwork(this.#networkHinted),
      onGone(this.leave),
      this.volumes.of.subscribe(this.#setVolumes),
      this.volumes.places.subscribe(this.#setVolumes),
      guardDevices({
        rights: this.#rights,
        microphone,
        pictures: [camera, screen],
        allowed: () => this.raiseHand(false),
      }),
      this.#self.follow(this.#refresh),
    );
    if (!screen) return;
    this.#stops.push(screen.track.subscribe(() => this.#show("screen", screen.track.get())));
  }

  #networkHinted = (hint: NetworkHint): void => {
    if (hint !== "woke") this.#reports.networkChanged();
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

  #messageArrived = (message: ServerMessage): void => {
    if (message.type === "welcome") this.#ice = message.ice;
    if (message.type === "outage") this.#outage.set(message.state === "began");
    this.moderation.hear(message);
    this.chat.hear(message);
    const refusal = toRefusal(message);
    if (refusal) this.#refusal.set(refusal);
    this.#oldSeats.hear(message, this.#roster);
    const roster = nextRoster(this.#roster, message);
    if (message.type === "joined") {
      this.#room = message.room;
      this.#own = message.seat;
      this.#link.set(message.link ?? null);
      this.#statusChanged();
    } else if (message.type === "room-rules") this.#rightsChanged();
    else if (message.type === "member-changed") return this.#memberDid(roster);
    else if (roster === this.#roster) return;
    this.#rosterChanged(roster);
    if (message.type === "joined") this.#self.catchUp(this.#listed(this.#own)?.state);
  };

  /** Of 25 a voice rises or falls all the time. Who is there, and who may be heard, does not change with it. */
  #memberDid(roster: Roster): void {
    this.#roster = roster;
    this.#refresh();
  }

  #rosterChanged(roster: Roster): void {
    this.#roster = roster;
    if (this.#own) this.#links.follow(this.#own, roster);
    for (const member of roster) this.#speakers.allow(member.seat, mayBeHeard(member));
    this.#oldSeats.follow(roster);
    this.#setVolumes();
    this.#rightsChanged();
    this.#refresh();
  }

  /** Whoever never came to the next seat is not listed any more. */
  #oldSeatOver = (seat: SeatId): void => {
    const gone = { type: "member-left", seat, reason: "replaced" } as const;
    const roster = nextRoster(this.#roster, gone);
    if (roster !== this.#roster) this.#rosterChanged(roster);
  };

  #setVolumes = (): void => {
    const [volumes, places] = [this.volumes.of.get(), this.volumes.places.get()];
    for (const { seat, id } of this.#roster) {
      const loudness = { volume: volumes.get(id) ?? 1, place: places.get(id) ?? null };
      this.#speakers.setLoudness(seat, loudness);
    }
  };

  #listed = (seat: SeatId | null) => this.#roster.find((member) => member.seat === seat);

  #ownRights(): CallRights {
    return toCallRights({
      self: this.#listed(this.#own),
      room: this.#room,
      rules: this.moderation.rules(),
    });
  }

  #rightsChanged(): void {
    const rights = this.#ownRights();
    if (!areSameRights(rights, this.#rights.get())) this.#rights.set(rights);
  }

  #statusChanged = (): void => {
    const status = this.#signaling.status.get();
    this.#phase.set(toCallPhase(status, this.#room));
    if (this.#own) this.#reports.socketChanged(status.kind === "joined");
    if (status.kind === "joined") this.#links.signalingReturned();
    if (status.kind !== "ended") return;
    if (status.reason === "moved-away") this.#fadeOut();
    else this.#close();
  };

  /** The others hear this device until they hear the next one. Rule MV4. */
  #fadeOut(): void {
    const { clock } = this.#world;
    const since = clock.now();
    const look = () => {
      const isTime = clock.now() - since >= OLD_SEAT_LASTS_MS;
      if (isTime || !this.#links.areWanted()) this.#close();
    };
    this.#stops.push(clock.every(LOOK_EVERY_MS, look));
  }

  #refresh = (): void => {
    this.#members.set(
      toCallMembers(
        {
          roster: this.#roster,
          own: this.#own,
          ownState: this.#self.state(),
          linkStatus: (seat) => this.#links.status(seat),
          line: this.#care.line.get().quality,
          care: this.#care,
          pictures: this.#pictures,
        },
        this.#members.get(),
      ),
    );
  };

  #close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#reports.close();
    this.#oldSeats.close();
    this.#links.close();
    this.#care.close();
    this.#speakers.close();
    this.#self.close();
  }
}
