import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createFirstVoice } from "./first-voice.ts";

function createStage() {
  const clock = createManualClock(1_000);
  const told: number[] = [];
  const { watch } = createFirstVoice(clock, (ms) => void told.push(ms));
  const connect = () => {
    const connection = new EventTarget();
    watch(connection as RTCPeerConnection);
    return (kind: string, muted = true) => {
      const track = Object.assign(new EventTarget(), { kind, muted });
      connection.dispatchEvent(Object.assign(new Event("track"), { track }));
      return () => track.dispatchEvent(new Event("unmute"));
    };
  };
  return { clock, told, connect };
}

it("[FV1] the first sound that arrives is told, with the time it took, and no other", () => {
  const { clock, told, connect } = createStage();
  const [anna, boris] = [connect()("audio"), connect()("audio")];
  clock.advance(420);
  anna();
  clock.advance(100);
  boris();
  expect(told).toEqual([420]);
});

it("[FV2] a picture is no voice; a track on which sound comes already counts at once", () => {
  const { clock, told, connect } = createStage();
  const tracks = connect();
  tracks("video")();
  clock.advance(50);
  expect(told).toEqual([]);
  tracks("audio", false);
  expect(told).toEqual([50]);
});

it("[FV3] whoever was the first in the room did not wait for us", () => {
  const { clock, told, connect } = createStage();
  clock.advance(10_001);
  connect()("audio")();
  expect(told).toEqual([]);
});
