import type { FrameStreams, Orders } from "./red-message.ts";

/** Tells the worker what to do with the frames of one sender. */
export interface RedLine {
  readonly follow: (orders: Orders) => void;
}

/** The older way: a connection made for it must hand its frames over on both sides. */
interface EncodedStreams {
  readonly createEncodedStreams: () => FrameStreams;
}

const hasStreams = (end: object): end is EncodedStreams => "createEncodedStreams" in end;

type Way = "script" | "streams" | "none";

function bestWay(): Way {
  if ("RTCRtpScriptTransform" in globalThis) return "script";
  return "RTCRtpSender" in globalThis && hasStreams(RTCRtpSender.prototype) ? "streams" : "none";
}

/** How one connection gets its copies. */
export interface RedOffer {
  /** What the connection must be made with. */
  readonly configuration: { readonly encodedInsertableStreams?: true };
  /**
   * Right after the transceiver came to be, before any local description: later, browsers take a transform
   * without using it. It cannot be taken off again. Null: the browser's own redundancy must do.
   */
  readonly attach: (transceiver: RTCRtpTransceiver) => RedLine | null;
}

const NOTHING: RedOffer = { configuration: {}, attach: () => null };

/**
 * Puts copies into voice on its way out. The worker that does it is loaded aside; a connection that is made
 * before it is there goes without, for a transform that nobody serves is silence.
 */
export class Redundancy {
  readonly #way: Way = bestWay();
  readonly #openWorker: () => Worker;
  #worker: Worker | null = null;
  #ready = false;

  constructor(openWorker: () => Worker) {
    this.#openWorker = openWorker;
    this.#load();
  }

  /** Whether a connection made now gets its copies. */
  get isReady(): boolean {
    return this.#ready;
  }

  /** For a connection that is about to be made. */
  offer(): RedOffer {
    this.#load();
    const worker = this.#ready ? this.#worker : null;
    if (!worker) return NOTHING;
    return this.#way === "script"
      ? { configuration: {}, attach: ({ sender }) => attachScript(worker, sender) }
      : {
          configuration: { encodedInsertableStreams: true },
          attach: (transceiver) => attachStreams(worker, transceiver),
        };
  }

  /** Once; and again when it could not be loaded. */
  #load(): void {
    if (this.#way === "none" || this.#worker) return;
    try {
      const worker = this.#openWorker();
      this.#worker = worker;
      worker.addEventListener("message", () => (this.#ready = true), { once: true });
      worker.addEventListener("error", () => {
        if (!this.#ready) this.#worker = null;
      });
    } catch {
      // A page that may not have workers: voice goes without copies of ours.
    }
  }
}

function attachScript(worker: Worker, sender: RTCRtpSender): RedLine {
  const { port1, port2 } = new MessageChannel();
  sender.transform = new RTCRtpScriptTransform(worker, { port: port2 }, [port2]);
  return toLine(port1);
}

function attachStreams(worker: Worker, { sender, receiver }: RTCRtpTransceiver): RedLine | null {
  if (!hasStreams(sender) || !hasStreams(receiver)) return null;
  const { port1, port2 } = new MessageChannel();
  const { readable, writable } = sender.createEncodedStreams();
  worker.postMessage({ port: port2, readable, writable }, [port2, readable, writable]);
  const heard = receiver.createEncodedStreams();
  heard.readable.pipeTo(heard.writable).catch(() => port1.close()); // the connection was closed
  return toLine(port1);
}

const toLine = (port: MessagePort): RedLine => ({ follow: (orders) => port.postMessage(orders) });
