import { seededRandom } from "@efir/kit";
import { Redundancy } from "../red/redundancy.ts";
import { toVoicePlan, type VoicePlan } from "../voice/voice-plan.ts";
import { createLinkPair, type End } from "./link-pair.ts";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 20_000) {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > ms) throw new Error(`Not in ${ms} ms: ${what}`);
    await wait(40);
  }
}

declare const redWorker: string;
const redundancy = new Redundancy(
  () => new Worker(URL.createObjectURL(new Blob([redWorker], { type: "text/javascript" }))),
);
const pairOf = async (seed: number) => {
  await until("the worker is there", () => redundancy.isReady);
  return createLinkPair(seed, redundancy);
};

/** A picture that changes, so that frames flow. */
function cameraTrack(): MediaStreamTrack {
  const canvas = document.createElement("canvas");
  canvas.width = 160;
  canvas.height = 90;
  const pen = canvas.getContext("2d");
  let frame = 0;
  setInterval(() => {
    if (!pen) return;
    pen.fillStyle = `hsl(${frame * 7}deg 80% 50%)`;
    pen.fillRect(frame++ % 160, 0, 40, 90);
  }, 100);
  return only(canvas.captureStream(10));
}

const audio = new AudioContext();
function voiceTrack(): MediaStreamTrack {
  const tone = audio.createOscillator();
  const out = audio.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  return only(out.stream);
}

function only(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getTracks();
  if (!track) throw new Error("no track");
  return track;
}

async function decoded(end: End, kind: "audio" | "video"): Promise<number> {
  let sum = 0;
  for (const pc of end.pcs) {
    (await pc.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
      if (report.type !== "inbound-rtp" || report.kind !== kind) return;
      sum += (kind === "video" ? report.framesDecoded : report.totalAudioEnergy) ?? 0;
    });
  }
  return sum;
}

const grows = (end: End, kind: "audio" | "video") => async () => {
  const before = await decoded(end, kind);
  await wait(250);
  return (await decoded(end, kind)) > before;
};

interface Outcome {
  readonly connections: readonly number[];
  readonly states: readonly string[];
  readonly collisions: number;
}

const live = (end: End) => end.pcs.filter((pc) => pc.signalingState !== "closed");

/** Random switching and crossing ICE restarts from both ends, then everything on: it must all work. */
async function storm(seed: number): Promise<Outcome> {
  const random = seededRandom(seed + 1_000);
  const ends = await pairOf(seed);
  for (const { link } of ends) link.setTrack("microphone", voiceTrack());
  for (const { link } of ends) link.open();

  const pictures = ends.map(() => ({ camera: cameraTrack(), screen: cameraTrack() }));
  for (let step = 0; step < 14; step++) {
    await wait(random() * 60);
    const index = random() < 0.5 ? 0 : 1;
    const [end, own] = [ends[index], pictures[index]];
    const dice = random();
    if (dice < 0.35) end.link.setTrack("camera", random() < 0.5 ? own!.camera : null);
    else if (dice < 0.6) end.link.setTrack("screen", random() < 0.5 ? own!.screen : null);
    else if (dice < 0.8) end.plan.set(toVoicePlan("most", random() < 0.5 ? 0 : 2));
    else for (const { link } of ends) link.restartIce();
  }
  for (const [index, { link }] of ends.entries()) link.setTrack("camera", pictures[index]!.camera);
  for (const [index, { link }] of ends.entries()) link.setTrack("screen", pictures[index]!.screen);

  for (const end of ends) {
    await until("connected", () => end.link.status.get() === "connected");
    await until("both connections", () => live(end).length === 2);
    await until("stable", () => live(end).every((pc) => pc.signalingState === "stable"));
    await until("voice decodes", grows(end, "audio"));
    await until("pictures decode", grows(end, "video"));
    await until("every track", () => end.received.size === 3);
  }
  let settled = "";
  await until("nothing more is said", async () => {
    settled = ends.map(({ signals }) => signals).join();
    await wait(300);
    return (
      ends.map(({ signals }) => signals).join() === settled ||
      Promise.reject(new Error("still talking"))
    );
  });
  const outcome = {
    connections: ends.map(({ pcs }) => pcs.length),
    collisions: ends.reduce((sum, end) => sum + end.collisions, 0),
    states: ends.flatMap((end) => end.pcs.map((pc) => pc.signalingState)),
  };
  for (const { link } of ends) link.close();
  return outcome;
}

/** One end hears a description that no browser can take: both must come back on a new connection. */
async function breakAndReplace(which: 0 | 1): Promise<readonly number[]> {
  const ends = await pairOf(7);
  for (const { link } of ends) link.setTrack("microphone", voiceTrack());
  for (const { link } of ends) link.open();
  for (const { link } of ends) await until("connected", () => link.status.get() === "connected");
  const description = { type: "offer", sdp: "v=0\r\nthis is not a description\r\n" } as const;
  ends[which].link.receive({ kind: "description", connection: "audio", epoch: 1, description });
  for (const end of ends) {
    await until("a second connection", () => end.pcs.length === 2);
    await until("connected again", () => end.link.status.get() === "connected");
    await until("voice decodes again", grows(end, "audio"));
    await until("the old one is closed", () => live(end).length === 1);
  }
  for (const { link } of ends) link.close();
  return ends.map(({ pcs }) => pcs.length);
}

/** The polite side shows something first: it cannot make the picture connection, so it asks. */
async function politeShowsFirst(): Promise<number> {
  const [maker, polite] = await pairOf(3);
  for (const { link } of [maker, polite]) link.open();
  await until("connected", () => maker.link.status.get() === "connected");
  polite.link.setTrack("camera", cameraTrack());
  await until("pictures decode", grows(maker, "video"));
  const frames = await decoded(maker, "video");
  for (const { link } of [maker, polite]) link.close();
  return frames;
}

/** What each end sent in the last while: packets and bytes a second, and what the other made of it. */
/** A busy machine takes a while to change; the last look is what counts. */
async function ratesOf(ends: readonly End[], { packetMs }: VoicePlan): Promise<readonly Rate[]> {
  for (let look = 1; ; look++) {
    await wait(500);
    const seen = await rates(ends);
    if (look === LOOKS || seen.every((rate) => rate.packetMs === packetMs)) return seen;
  }
}

async function rates(ends: readonly End[]): Promise<readonly Rate[]> {
  const before = await Promise.all(ends.map(counters));
  const start = performance.now();
  await wait(1_500);
  const after = await Promise.all(ends.map(counters));
  const passed = performance.now() - start; // a busy machine waits longer
  return after.map((now, index) => {
    const then = before[index] ?? now;
    const packets = now.packets - then.packets;
    return {
      packetMs: Math.round(passed / packets / 20) * 20,
      bitrate: now.bitrate,
      frameBytes: (now.bytes - then.bytes) / packets,
      heard: now.energy > then.energy,
      concealed: (now.concealed - then.concealed) / (now.played - then.played),
    };
  });
}

interface Rate {
  readonly packetMs: number;
  /** What the encoder was told, copies not counted. */
  readonly bitrate: number;
  readonly frameBytes: number;
  readonly heard: boolean;
  readonly concealed: number;
}

async function counters({ pcs }: End) {
  const sum = { bitrate: 0, packets: 0, bytes: 0, energy: 0, concealed: 0, played: 0 };
  for (const pc of pcs) {
    (await pc.getStats()).forEach((stat: RTCStats & Record<string, number | undefined>) => {
      if (stat.type === "outbound-rtp") {
        sum.bitrate += stat["targetBitrate"] ?? 0;
        sum.packets += stat["packetsSent"] ?? 0;
        sum.bytes += stat["bytesSent"] ?? 0;
      }
      if (stat.type !== "inbound-rtp") return;
      sum.energy += stat["totalAudioEnergy"] ?? 0;
      sum.concealed += stat["concealedSamples"] ?? 0;
      sum.played += stat["totalSamplesReceived"] ?? 0;
    });
  }
  return sum;
}

/** Both ends change how they send, without a word over the wire. */
async function replan(): Promise<unknown> {
  const ends = await pairOf(5);
  for (const { link } of ends) link.setTrack("microphone", voiceTrack());
  for (const { link } of ends) link.open();
  for (const { link } of ends) await until("connected", () => link.status.get() === "connected");
  for (const end of ends) await until("voice decodes", grows(end, "audio"));
  const signals = () => ends.map((end) => end.signals).join();
  await wait(500);
  const said = signals();
  const seen: Record<string, unknown> = {};
  for (const [name, plan] of Object.entries(PLANS)) {
    for (const end of ends) end.plan.set(plan);
    seen[name] = await ratesOf(ends, plan);
  }
  for (const { link } of ends) link.close();
  return { seen, quiet: signals() === said };
}

const LOOKS = 4;

const PLANS = {
  plain: toVoicePlan("none", 0),
  copied: toVoicePlan("most", 0),
  narrow: toVoicePlan("none", 2),
};

Object.assign(globalThis, { engine: { storm, breakAndReplace, politeShowsFirst, replan } });
