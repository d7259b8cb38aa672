/** What a line of frames does from now on. */
export interface Orders {
  /** How many frames back each copy reaches; none: no copies. */
  readonly distances: readonly number[];
  /** The payload type that was agreed on for RED; null: the other side does not read it. */
  readonly redType: number | null;
}

/** Where the orders of a line of frames come from. */
export interface RedStart {
  readonly port: MessagePort;
}

export interface FrameStreams {
  readonly readable: ReadableStream<RTCEncodedAudioFrame>;
  readonly writable: WritableStream<RTCEncodedAudioFrame>;
}

/** How the older way, `createEncodedStreams`, hands frames over. */
export type StreamsStart = RedStart & FrameStreams;

/** The event of `RTCRtpScriptTransform`, of which the page's own types know nothing. */
export interface TransformEvent extends Event {
  readonly transformer: FrameStreams & { readonly options: RedStart };
}

export const isTransformEvent = (event: Event): event is TransformEvent => "transformer" in event;
