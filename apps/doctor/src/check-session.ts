import * as v from "valibot";
import {
  decodeServerMessage,
  encode,
  PROTOCOL_VERSION,
  SessionGrant,
  type IceConfig,
} from "@efir/protocol";
import { signInitData } from "@efir/telegram";
import { right, skipped, wrong, type Finding } from "./finding.ts";
import type { DoctorTexts } from "./texts.ts";

const PATIENCE_MS = 10_000;
/** Nobody in Telegram has it: ids of people begin higher. */
const DOCTOR = { id: 1, first_name: "Efir doctor" };

interface Admitted {
  readonly findings: readonly Finding[];
  /** What an admitted person is told to use; null when nobody was admitted. */
  readonly ice: IceConfig | null;
}

/** Comes in as somebody from Telegram would, up to the welcome. No room is entered. */
export async function checkSession(
  url: URL,
  botToken: string | null,
  texts: DoctorTexts,
): Promise<Admitted> {
  const { session, socket } = texts;
  if (botToken === null) return { findings: [skipped(session.noBot)], ice: null };
  const token = await askToken(url, botToken);
  if (token === null) return { findings: [wrong(session.wrong, session.how)], ice: null };
  const heard = await greet(url, token);
  if (heard.kind === "welcome") {
    return { findings: [right(session.right), right(socket.right)], ice: heard.ice };
  }
  const trouble = heard.kind === "closed" ? socket.closed(heard.code) : socket.silent;
  return { findings: [right(session.right), wrong(trouble, socket.how)], ice: null };
}

async function askToken(url: URL, botToken: string): Promise<string | null> {
  const fields = {
    auth_date: String(Math.floor(Date.now() / 1_000)),
    user: JSON.stringify(DOCTOR),
  };
  const answer = await fetch(new URL("/api/session", url), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ initData: signInitData(fields, botToken) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);
  const grant = v.safeParse(SessionGrant, answer?.ok ? await answer.json() : null);
  return grant.success ? grant.output.token : null;
}

type Heard =
  | { readonly kind: "welcome"; readonly ice: IceConfig }
  | { readonly kind: "closed"; readonly code: number }
  | { readonly kind: "silent" };

function greet(url: URL, token: string): Promise<Heard> {
  const address = new URL("/ws", url);
  address.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const end = (heard: Heard) => {
      clearTimeout(timer);
      resolve(heard);
      socket.close();
    };
    const timer = setTimeout(() => end({ kind: "silent" }), PATIENCE_MS);
    socket.addEventListener("open", () =>
      socket.send(encode({ type: "hello", version: PROTOCOL_VERSION, token })),
    );
    socket.addEventListener("message", ({ data }) => {
      const message = decodeServerMessage(String(data));
      if (message.ok && message.value.type === "welcome")
        end({ kind: "welcome", ice: message.value.ice });
    });
    socket.addEventListener("close", ({ code }) => end({ kind: "closed", code }));
  });
}
