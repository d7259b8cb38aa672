// Plain http on another host, and some embedded web views, have no media devices at all.
export const mediaDevices = (): MediaDevices | undefined => navigator.mediaDevices;

/** The one track of a device that the person allows. Throws what the browser does. */
export async function userMedia(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  const devices = mediaDevices();
  if (!devices) throw new DOMException("No media devices here", "NotSupportedError");
  return onlyTrack(await devices.getUserMedia(constraints));
}

export function onlyTrack(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getTracks();
  if (!track) throw new DOMException("The device gave no track", "NotFoundError");
  return track;
}
