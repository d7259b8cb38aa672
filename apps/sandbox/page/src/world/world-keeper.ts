import { State, type Clock, type Value } from "@efir/kit";
import type { PageEvent, WorldView } from "../../../src/page-api.ts";
import type { Api } from "../api/api.ts";
import type { Listen } from "../api/listen.ts";
import { applyEvent } from "./apply-event.ts";

export type World =
  | { readonly kind: "loading" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "ready"; readonly view: WorldView };

export type Stream = "open" | "waiting";

export interface WorldKeeper {
  readonly world: Value<World>;
  readonly stream: Value<Stream>;
  /** Sees the world as this person from now on; null: as whoever the server thinks of first. */
  readonly follow: (user: number | null) => void;
}

export interface WorldKeeperOptions {
  readonly api: Pick<Api, "world">;
  readonly listen: Listen;
  readonly clock: Clock;
}

const RETRY_MS = 2_000;

export function createWorldKeeper(options: WorldKeeperOptions): WorldKeeper {
  const world = new State<World>({ kind: "loading" });
  const stream = new State<Stream>("open");
  let stop = (): void => undefined;
  return {
    world,
    stream,
    follow: (user) => {
      stop();
      world.set({ kind: "loading" });
      stream.set("open");
      stop = followOne(user, { ...options, world, stream });
    },
  };
}

interface Following extends WorldKeeperOptions {
  readonly world: State<World>;
  readonly stream: State<Stream>;
}

/** One person's world, until the returned function is called. */
function followOne(user: number | null, { api, listen, clock, world, stream }: Following) {
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  let stopListening: (() => void) | null = null;
  let fetching: PageEvent[] | null = null; // what was heard while the world is being fetched

  const load = async (): Promise<void> => {
    if (fetching !== null || isOver()) return;
    const heard: PageEvent[] = (fetching = []);
    const answer = await askWorld(api, user);
    fetching = null;
    if (isOver()) return;
    if (!answer.ok) {
      retryLater();
      return;
    }
    world.set({ kind: "ready", view: heard.reduce(applyEvent, answer.value) });
    if (heard.some(({ kind }) => kind === "world-changed")) return load();
    stopListening ??= listen(answer.value.me.id, { onEvent, onOpen, onBroken });
  };
  const retryLater = (): void => {
    if (world.get().kind === "loading") world.set({ kind: "unreachable" });
    stream.set("waiting");
    over.signal.addEventListener(
      "abort",
      clock.after(RETRY_MS, () => void load()),
    );
  };
  const onEvent = (event: PageEvent): void => {
    const now = world.get();
    fetching?.push(event);
    if (now.kind === "ready") world.set({ ...now, view: applyEvent(now.view, event) });
    if (event.kind === "world-changed") void load();
  };
  const onOpen = (): void => {
    stream.set("open");
    void load();
  };
  const onBroken = (): void => stream.set("waiting");

  void load();
  return () => {
    over.abort();
    stopListening?.();
  };
}

/** Somebody whom the server does not know gives way to whoever it thinks of first. */
async function askWorld(api: Pick<Api, "world">, user: number | null) {
  const answer = await api.world(user);
  const isStranger = !answer.ok && answer.error.code === "person-not-found";
  return isStranger ? api.world(null) : answer;
}
