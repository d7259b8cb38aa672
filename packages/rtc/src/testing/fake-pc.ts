type Description = { readonly type: "offer" | "answer"; readonly sdp: string };

interface FakeTransceiver {
  direction: RTCRtpTransceiverDirection;
  readonly sender: {
    track: MediaStreamTrack | null;
    readonly replaceTrack: (track: MediaStreamTrack | null) => Promise<void>;
  };
}

/** What no browser takes for a description. */
export const BAD_SDP = "this is no description";

/** An RTCPeerConnection without a network: only the states that negotiation goes through. */
export class FakePc extends EventTarget {
  readonly remote: Description[] = [];
  readonly candidates: RTCIceCandidateInit[] = [];
  readonly #transceivers: FakeTransceiver[] = [];
  signalingState: RTCSignalingState = "stable";
  connectionState: RTCPeerConnectionState = "new";
  localDescription: Description | null = null;
  iceRestarts = 0;
  /** The credentials that the next offer is made with. */
  iceName = "first";
  /** Nothing comes over it. */
  silent = false;
  received = 0;
  #offers = 0;
  #dtls: RTCDtlsTransportState = "connected";

  addTransceiver(trackOrKind: MediaStreamTrack | string): FakeTransceiver {
    this.#needNegotiation();
    return this.#add(typeof trackOrKind === "string" ? null : trackOrKind);
  }

  getTransceivers(): readonly FakeTransceiver[] {
    return this.#transceivers;
  }

  sentTracks(): readonly (MediaStreamTrack | null)[] {
    return this.#transceivers.map(({ sender }) => sender.track);
  }

  /** As a browser's, it is made anew each time, and remembers nothing. */
  async createOffer(): Promise<Description> {
    return { type: "offer", sdp: `alone\r\na=ice-ufrag:${this.iceName}\r\n` };
  }

  async setLocalDescription(wish?: Description | { readonly type: "rollback" }): Promise<void> {
    if (wish?.type === "rollback") {
      this.signalingState = "stable";
      this.#needNegotiation();
      return;
    }
    if (wish) {
      this.signalingState = "have-local-offer";
      this.localDescription = wish;
      return;
    }
    const type = this.signalingState === "have-remote-offer" ? "answer" : "offer";
    this.signalingState = type === "answer" ? "stable" : "have-local-offer";
    const lines = this.#transceivers.map(() => "m=fake").join("\r\n");
    this.localDescription = {
      type,
      sdp: `${type} ${++this.#offers}\r\na=ice-ufrag:${this.iceName}\r\n${lines}\r\n`,
    };
  }

  async setRemoteDescription(description: Description): Promise<void> {
    if (description.sdp === BAD_SDP) throw new Error("Not a description");
    this.remote.push(description);
    this.signalingState = description.type === "offer" ? "have-remote-offer" : "stable";
    const wanted = description.sdp.split("\r\n").filter((line) => line.startsWith("m=")).length;
    while (this.#transceivers.length < wanted) this.#add(null);
  }

  getReceivers(): readonly object[] {
    const receiver = { getSynchronizationSources: () => [], transport: { state: this.#dtls } };
    return this.#transceivers.map(() => receiver);
  }

  otherEndCloses(): void {
    this.#dtls = "closed";
  }

  async getStats(): Promise<RTCStatsReport> {
    if (!this.silent) this.received++;
    const transport = { id: "T", type: "transport", bytesReceived: this.received };
    const voice = { id: "V", type: "inbound-rtp", packetsReceived: this.received };
    return new Map(Object.entries({ T: transport, V: voice }));
  }

  async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.remote.length === 0) throw new Error("No remote description yet");
    this.candidates.push(candidate);
  }

  restartIce(): void {
    this.iceRestarts++;
    this.#needNegotiation();
  }

  close(): void {
    this.signalingState = "closed";
    this.connectionState = "closed";
  }

  /** The path changes its state. */
  transport(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }

  /** As Chromium does: how a relay is reached is told by name, or by null for UDP. */
  finds(candidate: string, relayProtocol?: "tcp" | "tls" | null): void {
    const place = { sdpMid: "0", sdpMLineIndex: 0, usernameFragment: null };
    const type = relayProtocol === undefined ? "host" : "relay";
    const ice = { candidate, type, ...place, ...(type === "relay" && { relayProtocol }) };
    this.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate: ice }));
  }

  /** The other end's track in this m-line. */
  hears(index: number, track: MediaStreamTrack): void {
    const transceiver = this.#transceivers[index];
    this.dispatchEvent(Object.assign(new Event("track"), { transceiver, track }));
  }

  asPc(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }

  #needNegotiation(): void {
    queueMicrotask(() => this.dispatchEvent(new Event("negotiationneeded")));
  }

  #add(track: MediaStreamTrack | null): FakeTransceiver {
    const sender: FakeTransceiver["sender"] = {
      track,
      replaceTrack: async (next) => {
        sender.track = next;
      },
    };
    const transceiver: FakeTransceiver = { sender, direction: "recvonly" };
    this.#transceivers.push(transceiver);
    return transceiver;
  }
}
