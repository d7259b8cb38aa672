import { expect, it } from "vitest";
import { createQr } from "./qr.ts";
import type { QrGrid } from "./qr-grid.ts";

/** Made by another generator (the npm package `qrcode` 1.5.4), and read by a scanner. */
const SMALL = [
  "#######.#...#.#######",
  "#.....#.##..#.#.....#",
  "#.###.#.#.#...#.###.#",
  "#.###.#..#.##.#.###.#",
  "#.###.#.#.#.#.#.###.#",
  "#.....#..#.##.#.....#",
  "#######.#.#.#.#######",
  ".........#.##........",
  "#..######...##..#.###",
  "#.#.##..#...#.#.###..",
  "#.##..##.##..##.##.##",
  "##.##....#.#......##.",
  "#####.#..##...#..#..#",
  "........##.##..#...#.",
  "#######.###.#######..",
  "#.....#.#.####.####.#",
  "#.###.#.##.##.##...##",
  "#.###.#.#..##...###..",
  "#.###.#...#...#..#.##",
  "#.....#..##..##.#.###",
  "#######.#..#......#..",
];
const LINK = {
  text: "https://efir.example/?room=aBcDeFgHiJkLmNoP#move=0123456789abcdefABCDEF",
  size: 37,
  packed: [
    "/lFzS/wW/rQQbqVn7Lt1mzm126ZT1K7BMFIBB/qqqq/gGUNkAIKTL+52RWJz5omWC4/HIHdFfJG3Cbk0tGP1nKHKNTpvcoRscC5u",
    "TIb7rY0TYKO50Nt+4yK4NjCeeZEnakKFGZhQ7UaZTyWI0WO5Em70hh0r9gqiIfabDl86GlBO6mtEZ/+AQvTET/i2RKowS14lErp6",
    "hf+102cZM26U/C0HBBAwfR/sHJvwgA==",
  ].join(""),
};
const LARGE = {
  text: `https://${"long.efir.example/".repeat(10)}?room=x`,
  size: 57,
  packed: [
    "/hR/1pzzP8EUWBT1QpBuvu5eCLPLt1xuhncKJdupefvpxxLsF5BTH9SxB/qqqqqqqv4Bue7Fj1YAvihDPwgUPiTiqt9u0MN0uZtk",
    "RoGJi6FRKpV76+MjINqzQxQVxS0E/CeO1QhenyfaLr3inqkTAdo/mi2CR3gUYFxl6/OGMM5Kz28pXIebT7KUK1T5OcBilYNh5yYa",
    "6IPGXG8shT2m8RyNPMxbbcE+Q5K8b5vMJnwQRJaL6uuCNG53+xVPnMa/Rx3OLFT7cdetN+K34SqbRFuPGWOEdH/T7/1Ie+VwMiEh",
    "U9rcEsI0ikt2edbgLZOEFrIlwW0Z2IX1+hQDaxzxZc492yZRh0XFBNVupK/FpchKgp7Le2V4WakhrXZv+9PlO1w2OcrAYdBMeBPN",
    "s8p+/6Wi2zMizQD99e4q72faxEbQjNw9BqnJJppW+/f+XUnydb4Vj9ZPAsDmfxp2+QBHgfFm+MR/l5Yq4rGr0FItxFb5Ucuo9Z/z",
    "pX/F16blcOmB0uowv4fLXkkEw7GNi1Gc/opfSG0BIQA=",
  ].join(""),
};

const rowsOf = (grid: QrGrid | null): readonly string[] =>
  grid
    ? [...grid.lines()]
        .slice(0, grid.size)
        .map((row) => row.map((dark) => (dark ? "#" : ".")).join(""))
    : [];

/** Row after row, eight modules in a byte. */
function unpack(packed: string, size: number): readonly string[] {
  const bits = [...Buffer.from(packed, "base64")].map((byte) =>
    byte.toString(2).padStart(8, "0").replaceAll("1", "#").replaceAll("0", "."),
  );
  const all = bits.join("");
  return Array.from({ length: size }, (_, y) => all.slice(y * size, (y + 1) * size));
}

it("[QR1] a short text is drawn as another generator draws it", () => {
  expect(rowsOf(createQr("efir"))).toEqual(SMALL);
});

it.each([LINK, LARGE])("[QR2] so is a link of $size modules", ({ text, size, packed }) => {
  expect(rowsOf(createQr(text))).toEqual(unpack(packed, size));
});

it.each([
  [14, 21],
  [15, 25],
  [122, 45],
  [180, 53],
  [181, 57],
  [213, 57],
])("[QR3] %i bytes need %i modules", (bytes, size) => {
  expect(createQr("x".repeat(bytes))?.size).toBe(size);
});

it("[QR4] what is too long for a screen is no code", () => {
  expect(createQr("x".repeat(214))).toBeNull();
  expect(createQr("ж".repeat(107))).toBeNull();
});
