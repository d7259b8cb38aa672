import * as v from "valibot";
import { createVoice, toSaid } from "./voices.ts";

const EVERY_MS = 100;

/** So many talk. In a worker, as if they were far away: what it costs to think it up is no cost of the page. */
addEventListener("message", ({ data }) => {
  const voices = Array.from({ length: v.parse(v.number(), data) }, (_, n) => createVoice(n + 1));
  const levels = voices.map(() => 0);
  setInterval(() => {
    voices.forEach((voice, n) => {
      const level = voice();
      if (level === levels[n]) return;
      levels[n] = level;
      postMessage(toSaid(n, level));
    });
  }, EVERY_MS);
});
