import { systemClock } from "@efir/kit";
import { createDevices } from "@efir/rtc";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { outsideLink, socketUrl } from "../platform/room-link.ts";
import type { Platform } from "../platform/platform.ts";
import { PlatformContext } from "../platform/platform-context.ts";
import { createAdmission } from "../session/admission.ts";
import { createApi } from "../session/api.ts";
import { createGuestStore, createTextStore } from "../session/guest-store.ts";
import type { Texts } from "../texts/texts.ts";
import { TextsContext } from "../texts/use-texts.ts";
import { IconSprite } from "../ui/icon-sprite.tsx";
import { checkDecode } from "./check-decode.ts";
import { checkDevice, checkMicrophone } from "./check-device.ts";
import { checkSocket } from "./check-socket.ts";
import { checkWay } from "./check-way.ts";
import type { Way } from "./ice-servers.ts";
import type { Verdict } from "./outcome.ts";
import { SelfTestScreen } from "./self-test-screen.tsx";
import { createSelfTest, type Checks } from "./self-test.ts";

const clock = systemClock;
const roomOutside = () => outsideLink(location.href);
const createPc = (configuration: RTCConfiguration) => new RTCPeerConnection(configuration);

/** The page at `/?selftest`. */
export function showSelfTest(platform: Platform, texts: Texts): void {
  const place = document.getElementById("root");
  if (!place) throw new Error("index.html has no #root");
  document.title = texts.brand;
  createRoot(place).render(
    <StrictMode>
      <TextsContext value={texts}>
        <PlatformContext value={{ ...platform, outsideLink: roomOutside, notice: null }}>
          <IconSprite />
          <SelfTestScreen
            test={createSelfTest(createChecks(platform), clock)}
            client={platform.client}
            back={roomOutside()}
          />
        </PlatformContext>
      </TextsContext>
    </StrictMode>,
  );
}

function createChecks({ initData }: Platform): Checks {
  const api = createApi({ clock, fetch: (path, init) => fetch(path, init) });
  const guests = createGuestStore(createTextStore(() => sessionStorage, "efir/guest"));
  const admission = createAdmission({ initData, api, clock, guests });
  /** The relay is for people whom the server knows: without a session only STUN is told of. */
  const ice = async () => {
    const token = await admission.as(guests.read()?.name ?? "Self-test").token(false);
    return api.iceConfig(token.ok ? token.value : null);
  };
  const way = (name: Way) => async (): Promise<Verdict> => {
    const config = await ice();
    return config.ok ? checkWay(name, config.value.iceServers, createPc) : "refused";
  };
  return {
    server: async () => ((await api.iceConfig(null)).ok ? "passed" : "no-answer"),
    socket: () => checkSocket(() => new WebSocket(socketUrl(location.href))),
    stun: way("stun"),
    "turn-udp": way("turn-udp"),
    "turn-tcp": way("turn-tcp"),
    "turn-tls": way("turn-tls"),
    decode: () => checkDecode(createPc),
    microphone: () => checkMicrophone(createDevices().microphone),
    camera: () => checkDevice(createDevices().camera),
  };
}
