import type { IceConfig, IceServer } from "@efir/protocol";
import { right, wrong, type Finding } from "./finding.ts";
import type { DoctorTexts } from "./texts.ts";
import { askStun, askTurn } from "./turn/ask-turn.ts";
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
  const isTurn = address.scheme.startsWith("turn");
  const answer = isTurn ? await askTurn(address, { username, password }) : await askStun(address);
  if (answer.ok) return right(isTurn ? ice.relays(url) : ice.answers(url));
  return answer.error.code === "refused"
    ? wrong(ice.refused(url, answer.error.status), ice.howRefused)
    : wrong(ice.unreachable(url, answer.error.why), ice.howUnreachable);
}
