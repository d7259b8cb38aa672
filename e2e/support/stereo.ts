import type { Page } from "@efir/chromium";

export interface Loudness {
  readonly left: number;
  readonly right: number;
}

declare global {
  var stereo: { readonly ears: AnalyserNode[][] };
}

/** Listens to all that WebAudio plays on this page from now on, at the very end of it: what goes to the loudspeaker. */
export async function listenInStereo(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.stereo = { ears: [] };
    const { connect } = AudioNode.prototype as { connect: (...to: unknown[]) => AudioNode };
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, ...to: unknown[]): AudioNode {
        if (to[0] instanceof AudioDestinationNode) {
          const splitter = this.context.createChannelSplitter(2);
          connect.call(this, splitter);
          const ears = [0, 1].map((channel) => {
            const ear = this.context.createAnalyser();
            connect.call(splitter, ear, channel);
            return ear;
          });
          globalThis.stereo.ears.push(ears);
        }
        return connect.apply(this, to);
      },
    });
  });
}

/** The loudest of the next 1.2 s in each ear: a fake microphone beeps once a second. */
export const loudness = (page: Page): Promise<Loudness> =>
  page.evaluate(async () => {
    const most = [0, 0];
    const samples = new Float32Array(2_048);
    for (const end = performance.now() + 1_200; performance.now() < end;) {
      for (const ears of globalThis.stereo.ears)
        ears.forEach((ear, channel) => {
          ear.getFloatTimeDomainData(samples);
          const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
          most[channel] = Math.max(most[channel] ?? 0, Math.sqrt(power));
        });
      await new Promise((done) => setTimeout(done, 20));
    }
    return { left: most[0] ?? 0, right: most[1] ?? 0 };
  });
