import { crc32, deflateSync } from "node:zlib";

/** A picture to draw on: rectangles of plain colour are enough for a chart. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly fill: (box: Box, color: number) => void;
  readonly toPng: () => Buffer;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES = 3;

/** Colours are 0xRRGGBB. What lies outside of the picture is not drawn. */
export function createPicture(width: number, height: number, background: number): Picture {
  const pixels = Buffer.alloc(width * height * BYTES);
  const fill = ({ x, y, ...size }: Box, color: number): void => {
    const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
    const right = Math.min(width, Math.round(x + size.width));
    const bottom = Math.min(height, Math.round(y + size.height));
    for (let row = top; row < bottom; row++)
      for (let at = left; at < right; at++)
        pixels.writeUIntBE(color, (row * width + at) * BYTES, BYTES);
  };
  fill({ x: 0, y: 0, width, height }, background);
  return { width, height, fill, toPng: () => encode(pixels, width, height) };
}

/** 8 bits for each of red, green and blue, rows unfiltered. https://www.w3.org/TR/png-3/ */
function encode(pixels: Buffer, width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rowBytes = width * BYTES;
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * rowBytes, (row + 1) * rowBytes)]),
  );
  const body = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", body),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
