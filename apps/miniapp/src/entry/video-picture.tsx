/** One's own camera, as in a mirror. It starts by itself and without sound, or iOS shows nothing. */
export const VideoPicture = ({ track }: { readonly track: MediaStreamTrack }) => (
  <video
    ref={(element) => {
      if (element) element.srcObject = new MediaStream([track]);
    }}
    autoPlay
    muted
    playsInline
    className="size-14 -scale-x-100 rounded-full bg-ink/10 object-cover"
  />
);
