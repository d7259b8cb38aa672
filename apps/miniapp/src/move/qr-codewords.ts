/** What a version holds at error correction level M: ISO/IEC 18004, tables 7 and 9. */
interface Capacity {
  readonly dataCodewords: number;
  /** Each is corrected by itself. */
  readonly blocks: number;
  readonly correctionPerBlock: number;
}

/** As [data codewords, blocks, correction codewords of each], from version 1 on. */
const CAPACITIES = [
  [16, 1, 10],
  [28, 1, 16],
  [44, 1, 26],
  [64, 2, 18],
  [86, 2, 24],
  [108, 4, 16],
  [124, 4, 18],
  [154, 4, 22],
  [182, 5, 22],
  [216, 5, 26],
] as const;

const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11] as const;

/** The smallest version, from 1 on, that holds so many bytes; null: none of those we know. */
export function versionFor(byteCount: number): number | null {
  const index = CAPACITIES.findIndex(
    ([data], at) => 4 + countBits(at + 1) + byteCount * 8 <= data * 8,
  );
  return index < 0 ? null : index + 1;
}

const countBits = (version: number): number => (version < 10 ? 8 : 16);

/** All codewords of the symbol, in the order in which they are drawn. */
export function toCodewords(bytes: Uint8Array, version: number): Uint8Array {
  const capacity = capacityOf(version);
  const blocks = split(toDataCodewords(bytes, version, capacity), capacity.blocks);
  const corrections = blocks.map((block) => correctionOf(block, capacity.correctionPerBlock));
  return Uint8Array.from([...interleave(blocks), ...interleave(corrections)]);
}

function capacityOf(version: number): Capacity {
  const found = CAPACITIES[version - 1];
  if (!found) throw new Error("There is no such version");
  const [dataCodewords, blocks, correctionPerBlock] = found;
  return { dataCodewords, blocks, correctionPerBlock };
}

function toDataCodewords(
  bytes: Uint8Array,
  version: number,
  { dataCodewords }: Capacity,
): readonly number[] {
  const bits = [
    ...toBits(BYTE_MODE, 4),
    ...toBits(bytes.length, countBits(version)),
    ...[...bytes].flatMap((byte) => toBits(byte, 8)),
  ];
  const left = dataCodewords * 8 - bits.length;
  bits.push(...toBits(0, Math.min(4, left)));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  );
  for (let n = 0; words.length < dataCodewords; n++) words.push(PADDING[n % 2 === 0 ? 0 : 1]);
  return words;
}

const toBits = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => (value >> (count - 1 - n)) & 1);

/** The last blocks are one codeword longer where it does not come out even. */
function split(words: readonly number[], count: number): readonly (readonly number[])[] {
  const short = Math.floor(words.length / count);
  const shortBlocks = count - (words.length % count);
  let from = 0;
  return Array.from({ length: count }, (_, n) => {
    const block = words.slice(from, from + short + (n < shortBlocks ? 0 : 1));
    from += block.length;
    return block;
  });
}

function interleave(blocks: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    blocks.flatMap((block) => block[at] ?? []),
  ).flat();
}

/** Reed and Solomon's: what is left when the data is divided by the generator. */
function correctionOf(data: readonly number[], count: number): readonly number[] {
  const divisor = generator(count);
  return data.reduce<readonly number[]>(
    (rest, word) => {
      const factor = word ^ (rest[0] ?? 0);
      return divisor.map((term, at) => (rest[at + 1] ?? 0) ^ multiply(term, factor));
    },
    divisor.map(() => 0),
  );
}

/** The product of (x - 2^n) for all n below the degree, without its first term, which is 1. */
function generator(degree: number): readonly number[] {
  let product: readonly number[] = [...Array<number>(degree - 1).fill(0), 1];
  for (let n = 0, root = 1; n < degree; n++, root = multiply(root, 2)) {
    product = product.map((term, at) => multiply(term, root) ^ (product[at + 1] ?? 0));
  }
  return product;
}

/** In the field of 256 elements, with x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}
