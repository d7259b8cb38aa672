import { State } from "@efir/kit";
import type { EndReason } from "@efir/rtc";
import { Broken } from "../src/app.tsx";
import { EndedScreen } from "../src/call/ended-screen.tsx";
import { aCode } from "../src/testing/fake-call.ts";
import { NoCalls } from "../src/trouble/no-calls.tsx";
import { surrounded } from "./surrounded.tsx";

const nothing = () => undefined;

const ended = (reason: Exclude<EndReason, "left">) => () => (
  <div className="safe-area screen-height flex flex-col">
    <EndedScreen
      reason={reason}
      visit={{
        wish: { code: aCode("weekly_sync"), open: false, name: null, limit: 25, as: "speaker" },
        refusal: new State(null),
        joinAgain: nothing,
        back: nothing,
      }}
    />
  </div>
);

export const troubleStories = {
  "no-calls": () => surrounded({ client: "linux" }, <NoCalls />),
  broken: () => <Broken />,
  "ended-taken-over": ended("taken-over"),
  "ended-moved-away": ended("moved-away"),
  "ended-room-not-found": ended("room-not-found"),
  "ended-wrong-room": ended("wrong-room"),
  "ended-version-too-old": ended("version-too-old"),
  "ended-not-admitted": ended("not-admitted"),
  "ended-removed": ended("removed"),
  "ended-banned": ended("banned"),
  "ended-room-locked": ended("room-locked"),
  "ended-room-ended": ended("room-ended"),
  "ended-room-full": ended("room-full"),
  "ended-turned-away": ended("turned-away"),
  "ended-not-a-chat-member": ended("not-a-chat-member"),
  "ended-no-answer": ended("no-answer"),
} as const;
