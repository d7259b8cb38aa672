import { isTransformEvent, type Orders, type StreamsStart } from "./red-message.ts";
import { RedWriter } from "./red-writer.ts";

/**
 * Runs beside the page, so that a busy page does not hold voice up. One line of frames for each sender;
 * what to do with it is told through a port of its own.
 */
function run({ port, readable, writable }: StreamsStart): void {
  const writer = new RedWriter();
  let redType: number | null = null;
  port.onmessage = ({ data }: MessageEvent<Orders>) => {
    writer.follow(data.distances);
    redType = data.redType;
  };
  const copying = new TransformStream<RTCEncodedAudioFrame, RTCEncodedAudioFrame>({
    transform(frame, line) {
      // Others could not read it: copies are only ever put into what goes out as RED.
      if (frame.getMetadata().payloadType === redType) rewrite(frame, writer);
      line.enqueue(frame);
    },
  });
  readable
    .pipeThrough(copying)
    .pipeTo(writable)
    .catch(() => port.close()); // its connection was closed
}

function rewrite(frame: RTCEncodedAudioFrame, writer: RedWriter): void {
  const { rtpTimestamp = frame.timestamp } = frame.getMetadata();
  const written = writer.write(new Uint8Array(frame.data), rtpTimestamp);
  if (written) frame.data = written.buffer;
}

addEventListener("rtctransform", (event) => {
  if (!isTransformEvent(event)) return;
  const { readable, writable, options } = event.transformer;
  run({ port: options.port, readable, writable });
});
addEventListener("message", ({ data }: MessageEvent<StreamsStart>) => run(data));
postMessage("ready");
