type Said =
  | { readonly kind: "welcome"; readonly first: boolean }
  | { readonly kind: "description"; readonly description: RTCSessionDescriptionInit }
  | { readonly kind: "candidate"; readonly candidate: RTCIceCandidateInit };

const search = new URLSearchParams(location.search);

/** Nothing but what every first example of WebRTC does. */
async function join(): Promise<void> {
  const video = search.has("camera") && { width: 640, height: 360, frameRate: 15 };
  const [stream, socket] = await Promise.all([
    navigator.mediaDevices.getUserMedia({ audio: true, video }),
    opened(new WebSocket(`ws://${location.host}/${search.get("room") ?? ""}`)),
  ]);
  const pc = new RTCPeerConnection();
  const say = (said: Said) => socket.send(JSON.stringify(said));
  for (const track of stream.getTracks()) pc.addTrack(track, stream);
  pc.addEventListener("icecandidate", ({ candidate }) => {
    if (candidate) say({ kind: "candidate", candidate: candidate.toJSON() });
  });
  pc.addEventListener("track", ({ track }) => {
    const player = document.createElement(track.kind === "audio" ? "audio" : "video");
    player.autoplay = true;
    player.muted = track.kind === "video";
    player.srcObject = new MediaStream([track]);
    document.body.append(player);
  });
  const describe = async () => {
    await pc.setLocalDescription();
    if (pc.localDescription) say({ kind: "description", description: pc.localDescription });
  };
  let inOrder = Promise.resolve();
  const handle = async (said: Said) => {
    if (said.kind === "welcome" && !said.first) await describe();
    if (said.kind === "candidate") await pc.addIceCandidate(said.candidate);
    if (said.kind !== "description") return;
    await pc.setRemoteDescription(said.description);
    if (said.description.type === "offer") await describe();
  };
  const heard = ({ data }: MessageEvent<string>) => {
    inOrder = inOrder.then(() => handle(JSON.parse(data) as Said));
  };
  for (const event of early.splice(0)) heard(event);
  socket.addEventListener("message", heard);
  document.body.dataset["joined"] = "";
}

const early: MessageEvent<string>[] = [];
const opened = (socket: WebSocket) =>
  new Promise<WebSocket>((resolve) => {
    const keep = (event: MessageEvent<string>) => early.push(event);
    socket.addEventListener("message", keep);
    socket.addEventListener("open", () => resolve(socket));
  });

document.querySelector("button")?.addEventListener("click", () => void join());
