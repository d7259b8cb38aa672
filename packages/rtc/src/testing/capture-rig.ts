import { Capture, type CaptureOptions } from "../capture.ts";
import { FakeTrack } from "./fake-track.ts";
import { settled } from "./settled.ts";

/** A device whose answers are given by the test, in the order of asking. */
export function createCaptureRig(whenOff: CaptureOptions["whenOff"] = "mute") {
  const questions: PromiseWithResolvers<MediaStreamTrack>[] = [];
  const capture = new Capture({
    whenOff,
    request: () => {
      const question = Promise.withResolvers<MediaStreamTrack>();
      questions.push(question);
      return question.promise;
    },
  });
  const history: string[] = [];
  capture.state.subscribe(() => {
    const state = capture.state.get();
    const track = capture.track.get() ? "with a track" : "no track";
    history.push(`${state.kind === "blocked" ? state.by : state.kind}, ${track}`);
  });

  return {
    capture,
    history,
    asked: () => questions.length,
    /** The person says yes to question number `index`. */
    grant: async (index = questions.length - 1): Promise<FakeTrack> => {
      const track = new FakeTrack();
      questions[index]?.resolve(track.asTrack());
      await settled();
      return track;
    },
    refuse: async (error: unknown, index = questions.length - 1): Promise<void> => {
      questions[index]?.reject(error);
      await settled();
    },
  };
}
