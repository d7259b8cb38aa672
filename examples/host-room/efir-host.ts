export interface HostSettings {
  /** Where Efir is. */
  readonly efirUrl: string;
  /** HOST_SECRET of that Efir. */
  readonly hostSecret: string;
  readonly room: string;
  readonly title: string;
  readonly appUrl: string;
  readonly wsUrl: string;
}

export interface Registered {
  /** What to send to people. */
  readonly joinUrl: string;
  /** What members' tokens are checked with now: each heartbeat tells it again. */
  readonly tokenKey: () => string;
  /** Goes, and says so. The voices stay. */
  readonly leave: () => Promise<void>;
}

interface Answer {
  readonly join_url: string;
  readonly heartbeat_every: number;
  readonly room_secret: string;
  readonly token_key: string;
}

const SECOND = 1_000;

/** Registers the room, and keeps it registered until `leave`. */
export async function keepRegistered(settings: HostSettings): Promise<Registered> {
  let kept = await register(settings);

  /** An Efir that was started anew knows nothing of us. */
  async function beat(): Promise<void> {
    const { room_secret } = kept;
    const response = await ask(settings, `${settings.room}/heartbeat`, { room_secret });
    if (response.status === 404) kept = await register(settings, kept.room_secret);
    else if (response.ok) kept = { ...kept, ...toPart(await response.json()) };
  }
  const timer = setInterval(() => {
    beat().catch((error: unknown) => {
      process.stderr.write(`Efir does not answer, trying again: ${String(error)}\n`);
    });
  }, kept.heartbeat_every * SECOND);

  return {
    joinUrl: kept.join_url,
    tokenKey: () => kept.token_key,
    leave: async () => {
      clearInterval(timer);
      await fetch(new URL(`/api/host/rooms/${settings.room}`, settings.efirUrl), {
        method: "DELETE",
        headers: { authorization: `Bearer ${kept.room_secret}` },
      });
    },
  };
}

async function register(settings: HostSettings, roomSecret?: string): Promise<Answer> {
  const response = await ask(settings, "register", {
    host_secret: settings.hostSecret,
    room_code: settings.room,
    title: settings.title,
    app_url: settings.appUrl,
    ws_url: settings.wsUrl,
    ...(roomSecret !== undefined && { room_secret: roomSecret }),
  });
  if (!response.ok) throw new Error(`Efir refused: ${await response.text()}`);
  const answer: unknown = await response.json();
  if (!isAnswer(answer)) throw new Error("Efir answered something else");
  return answer;
}

const ask = ({ efirUrl }: HostSettings, path: string, body: object): Promise<Response> =>
  fetch(new URL(`/api/host/rooms/${path}`, efirUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const toPart = (answer: unknown): Partial<Answer> =>
  typeof answer === "object" && answer !== null ? answer : {};

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === "object" && answer !== null && "token_key" in answer && "join_url" in answer;
