import type { Page } from "@efir/chromium";

/** A track that is being recorded. */
interface Tap {
  readonly direction: "sent" | "received";
  readonly track: string;
  readonly pcm: { readonly arrivedAt: number; readonly samples: Int16Array }[];
}

/** What the page counts once in a while, of one connection and one kind of media it receives. */
export interface Count {
  readonly at: number;
  readonly connection: number;
  /** Which of the streams of one kind that it receives. */
  readonly stream: string;
  readonly kind: "audio" | "video";
  readonly totalSamples: number;
  readonly concealedSamples: number;
  readonly framesDecoded: number;
  readonly bytesSent: number;
}

/** What happened in a page, by the wall clock; null: not yet. */
export interface Moments {
  /** The tap on Join. */
  readonly tappedAt: number | null;
  /** The tap on the camera. */
  readonly cameraAt: number | null;
  /** The page said in words that one's own video is off. */
  readonly wordsAt: number | null;
}

interface Probe {
  readonly connections: RTCPeerConnection[];
  readonly taps: Tap[];
  counts: Count[];
  moments: Moments;
}

declare global {
  interface Window {
    weaknet: Probe | undefined;
  }
  var weaknet: Probe | undefined;
}

/** One piece of one track, ready to be handed over. `pcm` is base64 of 16-bit samples, `chunks` when and how long. */
export interface DrainedTap {
  readonly index: number;
  readonly direction: Tap["direction"];
  readonly pcm: string;
  readonly chunks: readonly (readonly [arrivedAt: number, length: number])[];
}

export interface Drained {
  readonly taps: readonly DrainedTap[];
  readonly counts: readonly Count[];
  readonly moments: Moments;
}

/**
 * Watches a page from outside: every connection it makes, in any of its frames, what these send and receive as sound, and their figures.
 * The page need not know.
 */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(watchConnections);
  await page.addInitScript(watchSockets);
  await page.addInitScript(recordSound);
  await page.addInitScript(countEverySecond);
  await page.addInitScript(watchPage);
}

/** Frames share the probe of the page, which outlives them. */
function watchConnections(): void {
  const home = window.top ?? window;
  const moments = { tappedAt: null, cameraAt: null, wordsAt: null };
  const probe = (home.weaknet ??= { connections: [], taps: [], counts: [], moments });
  globalThis.weaknet = probe;
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = new Proxy(Native, {
    construct(target, args: [RTCConfiguration?]) {
      const connection = new target(...args);
      const number = probe.connections.push(connection);
      const tell = (what: string) => console.debug(`connection ${number}: ${what}`);
      tell("made");
      for (const state of ["signaling", "iceGathering", "iceConnection", "connection"] as const) {
        const event = `${state.toLowerCase()}statechange`;
        connection.addEventListener(event, () => tell(`${state} ${connection[`${state}State`]}`));
      }
      connection.addEventListener("icecandidate", ({ candidate }) => {
        tell(`candidate ${candidate?.type ?? "none"} ${candidate?.protocol ?? ""}`);
      });
      connection.addEventListener("track", ({ track }) => {
        if (track.kind !== "audio") return;
        track.addEventListener("unmute", () => tell("sound"), { once: true });
        home.dispatchEvent(new CustomEvent("wn-received", { detail: track }));
      });
      return connection;
    },
  });
}

/** What the page and the server say to each other: which kind of thing, and how long it is. */
function watchSockets(): void {
  const isPing = /^\{"type":"p[io]ng"/;
  const tell = (way: string, data: unknown) => {
    if (typeof data !== "string" || isPing.test(data)) return;
    const kind = /"(?:kind|type)":"([\w-]+)"/.exec(data)?.[1] ?? "";
    console.debug(`socket ${way} ${kind} ${data.length}`);
  };
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, args: [string]) {
      const socket = new target(...args);
      const send = socket.send.bind(socket);
      socket.send = (data: string) => {
        tell("says", data);
        send(data);
      };
      console.debug("socket made");
      for (const event of ["open", "close"]) {
        socket.addEventListener(event, () => console.debug(`socket ${event}`));
      }
      socket.addEventListener("message", ({ data }) => tell("hears", data));
      return socket;
    },
  });
}

function watchPage(): void {
  const probe = window.weaknet;
  if (window !== window.top || !probe) return;
  const happens = (moment: keyof Moments) => {
    const at = probe.moments[moment] ?? performance.timeOrigin + performance.now();
    probe.moments = { ...probe.moments, [moment]: at };
  };
  addEventListener(
    "click",
    ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target.closest('[data-testid="join-button"]')) {
        console.debug("the tap on Join");
        happens("tappedAt");
      }
      if (target.closest('[data-testid="camera-button"]')) happens("cameraAt");
    },
    { capture: true },
  );
  setInterval(() => {
    const words = [...document.querySelectorAll('[role="status"]')];
    if (words.some(({ textContent }) => /your video is off/.test(textContent))) happens("wordsAt");
  }, 50);
}

function recordSound(): void {
  const probe = window.weaknet;
  if (window !== window.top || !probe) return;
  const now = () => performance.timeOrigin + performance.now();
  const code = `registerProcessor("wn-tap", class extends AudioWorkletProcessor {
    constructor() { super(); this.samples = new Int16Array(1600); this.filled = 0; }
    process([[channel] = []]) {
      for (let i = 0; i < 128; i++) {
        this.samples[this.filled++] = channel ? Math.max(-32768, Math.min(32767, channel[i] * 32767)) : 0;
        if (this.filled < 1600) continue;
        this.port.postMessage(this.samples);
        this.samples = new Int16Array(1600);
        this.filled = 0;
      }
      return true;
    }
  })`;
  const prepare = async () => {
    const context = new AudioContext({ sampleRate: 16_000, latencyHint: "interactive" });
    const module = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    await context.audioWorklet.addModule(module);
    return context;
  };
  const prepared = prepare();
  const record = async (direction: "sent" | "received", track: MediaStreamTrack) => {
    const pcm: { arrivedAt: number; samples: Int16Array }[] = [];
    probe.taps.push({ direction, track: track.id, pcm });
    const stream = new MediaStream([track]);
    if (direction === "received") {
      // Chromium feeds a remote track to Web Audio only while something plays it.
      const player = new Audio();
      player.muted = true;
      player.srcObject = stream;
      void player.play();
    }
    const context = await prepared;
    const node = new AudioWorkletNode(context, "wn-tap", {
      numberOfInputs: 1,
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: "explicit",
    });
    node.port.onmessage = ({ data }: MessageEvent<Int16Array>) => {
      pcm.push({ arrivedAt: now(), samples: data });
    };
    context.createMediaStreamSource(stream).connect(node);
  };
  addEventListener("wn-received", (event) => {
    void record("received", (event as CustomEvent<MediaStreamTrack>).detail);
  });
  const sent = new Set<string>();
  setInterval(() => {
    for (const connection of probe.connections) {
      for (const { track } of connection.getSenders()) {
        if (track?.kind !== "audio" || sent.has(track.id)) continue;
        sent.add(track.id);
        void record("sent", track);
      }
    }
  }, 200);
}

function countEverySecond(): void {
  const probe = window.weaknet;
  if (window !== window.top || !probe) return;
  const count = async (connection: RTCPeerConnection, index: number) => {
    if (connection.connectionState === "closed") return;
    let bytesSent = 0;
    const stats = await connection.getStats();
    stats.forEach((report: RTCTransportStats) => {
      if (report.type === "transport") bytesSent += report.bytesSent ?? 0;
    });
    stats.forEach((report: RTCInboundRtpStreamStats) => {
      if (report.type !== "inbound-rtp") return;
      probe.counts.push({
        at: performance.timeOrigin + performance.now(),
        connection: index,
        stream: report.id,
        kind: report.kind === "audio" ? "audio" : "video",
        totalSamples: report.totalSamplesReceived ?? 0,
        concealedSamples: report.concealedSamples ?? 0,
        framesDecoded: report.framesDecoded ?? 0,
        bytesSent,
      });
    });
  };
  setInterval(() => probe.connections.forEach((each, index) => void count(each, index)), 1000);
}

/** Takes out what was recorded since the last time. */
export const drain = (page: Page): Promise<Drained> =>
  page.evaluate(() => {
    const probe = globalThis.weaknet;
    if (!probe) throw new Error("The page was left");
    const toText = (bytes: Uint8Array) => {
      let text = "";
      for (let at = 0; at < bytes.length; at += 32_768) {
        text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      }
      return btoa(text);
    };
    const taps = probe.taps.map(({ direction, pcm }, index) => {
      const chunks = pcm.splice(0);
      const all = new Int16Array(chunks.reduce((sum, { samples }) => sum + samples.length, 0));
      let at = 0;
      for (const { samples } of chunks) {
        all.set(samples, at);
        at += samples.length;
      }
      return {
        index,
        direction,
        pcm: toText(new Uint8Array(all.buffer)),
        chunks: chunks.map(({ arrivedAt, samples }) => [arrivedAt, samples.length] as const),
      };
    });
    const { counts, moments } = probe;
    probe.counts = [];
    return { taps, counts, moments };
  });
