import { connectToRoom, type HostRoom } from "@efir/host-sdk";
import type { Piece } from "../board.ts";
import { drawLevels, drawPieces, drawTheme } from "./draw.ts";
import { hear } from "./hear.ts";
import { wordsIn } from "./words.ts";

const AGAIN_MS = 1_000;
const TELL_EVERY_MS = 50;
const STEP = 0.04;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
};
const floor = byId("floor");
const hint = byId("hint");

connectToRoom().then(play, () => {
  hint.textContent = wordsIn(navigator.language).alone;
});

function play(room: HostRoom): void {
  let pieces: readonly Piece[] = [];
  let socket: WebSocket | null = null;
  const own = () => room.members.find(({ isSelf }) => isSelf)?.id ?? "";
  const ownPiece = () => pieces.find(({ seat }) => seat === own());
  const words = () => wordsIn(room.theme.language);

  function show(): void {
    drawPieces(floor, pieces, own());
    drawLevels(floor, room.levels);
    const self = ownPiece();
    const others = pieces.filter(({ seat }) => seat !== own());
    room.place(self ? others.map((other) => hear(self, other)) : []);
  }

  function open(): void {
    socket = new WebSocket(new URL("/ws", location.href.replace(/^http/, "ws")));
    socket.onopen = () => {
      hint.textContent = words().how;
      socket?.send(JSON.stringify({ token: room.token }));
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const told: unknown = JSON.parse(data);
      if (!tellsPieces(told)) return;
      pieces = told.pieces;
      show();
    };
    socket.onclose = () => {
      hint.textContent = words().lost;
      setTimeout(open, AGAIN_MS);
    };
  }

  const move = createMover((x, y) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ x, y }));
  });
  followPointer(move);
  floor.addEventListener("keydown", (event) => {
    const [dx, dy] = KEYS[event.key] ?? [0, 0];
    const self = ownPiece();
    if (self && (dx !== 0 || dy !== 0)) move(self.x + dx, self.y + dy);
  });

  drawTheme(room.theme);
  room.on("theme", () => drawTheme(room.theme));
  room.on("levels", () => drawLevels(floor, room.levels));
  room.on("members", show);
  open();
}

const tellsPieces = (told: unknown): told is { readonly pieces: readonly Piece[] } =>
  typeof told === "object" && told !== null && "pieces" in told && Array.isArray(told.pieces);

type Move = (x: number, y: number) => void;

/** A finger moves more often than anybody needs to hear of; where it stops always counts. */
function createMover(tell: Move): Move {
  let next: readonly [number, number] | null = null;
  setInterval(() => {
    if (next) tell(...next);
    next = null;
  }, TELL_EVERY_MS);
  return (x, y) => {
    next = [x, y];
  };
}

/** One stands where the finger is. */
function followPointer(move: Move): void {
  const follow = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = floor.getBoundingClientRect();
    move((clientX - left) / width, (clientY - top) / height);
  };
  floor.addEventListener("pointerdown", (event) => {
    floor.setPointerCapture(event.pointerId);
    follow(event);
  });
  floor.addEventListener("pointermove", (event) => {
    if (floor.hasPointerCapture(event.pointerId)) follow(event);
  });
}
