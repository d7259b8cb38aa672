import { crc32, deflateSync } from "node:zlib";
import { faceColour } from "./avatar.ts";
import type { Person } from "./world.ts";

const SIDE = 160;
const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** Somebody's photo: a bust before their colour. A picture of dots, as Telegram's are, not a drawing. */
export function photo(person: Person): Buffer {
  const back = Buffer.from(faceColour(person).slice(1), "hex");
  const front = back.map((part) => Math.round(part + (255 - part) * 0.7));
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: SIDE }, (__, x) => Number(isBust(x, y)))]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header()),
    chunk("PLTE", Buffer.concat([back, front])),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const isBust = (x: number, y: number): boolean =>
  Math.hypot(x - 80, y - 64) < 30 || Math.hypot(x - 80, (y - 160) * 0.9) < 54;

/** 8 bits for each dot, which name a colour of the palette. https://www.w3.org/TR/png-3/ */
function header(): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(SIDE, 0);
  bytes.writeUInt32BE(SIDE, 4);
  bytes.set([8, 3, 0, 0, 0], 8);
  return bytes;
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
