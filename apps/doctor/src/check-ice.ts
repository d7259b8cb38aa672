import type { IceConfig, IceServer } from "@efir/protocol";
import { right, wrong, type Finding } from "./finding.ts";
import type { DoctorTexts } from "./texts.ts";
import { askStun, askTurn, type NoRelay } from "./turn/ask-turn.ts";
import { parseIceAddress } from "./turn/ice-address.ts";

/** Every server that people are told to use is asked as their devices would ask it. */
export async function checkIce(
  { iceServers }: IceConfig,
  texts: DoctorTexts,
): Promise<readonly Finding[]> {
  const asked = iceServers.flatMap((server) =>
    server.urls.map((url) => checkOne(url, server, texts)),
  );
  const found = await Promise.all(asked);
  const hasTurn = iceServers.some(({ urls }) => urls.some((url) => url.startsWith("turn")));
  return hasTurn ? found : [...found, wrong(texts.ice.noTurn, texts.ice.howNoTurn)];
}

async function checkOne(url: string, server: IceServer, { ice }: DoctorTexts): Promise<Finding> {
  const address = parseIceAddress(url);
  if (!address) return wrong(ice.unreadable(url), ice.howUnreadable);
  const { username = "", credential: password = "" } = server;
  if (address.scheme.startsWith("stun")) {
    const answer = await askStun(address);
    return answer.ok ? right(ice.answers(url)) : inWords(url, answer.error, ice);
  }
  const relay = await askTurn(address, { username, password });
  if (!relay.ok) return inWords(url, relay.error, ice);
  const { opens } = relay.value;
  return opens.length === 0
    ? right(ice.relays(url))
    : wrong(ice.opens(url, opens.join(", ")), ice.howOpens);
}

const inWords = (url: string, error: NoRelay, ice: DoctorTexts["ice"]): Finding =>
  error.code === "refused"
    ? wrong(ice.refused(url, error.status), ice.howRefused)
    : wrong(ice.unreachable(url, error.why), ice.howUnreachable);
