const SIZE = 512;
const COS = Float64Array.from({ length: SIZE / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / SIZE));
const SIN = Float64Array.from({ length: SIZE / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / SIZE));

/** In-place Fourier transform of 512 points. */
export function fourier(re: Float64Array, im: Float64Array): void {
  reverseBits(re, im);
  for (let length = 2; length <= SIZE; length *= 2) {
    const step = SIZE / length;
    for (let start = 0; start < SIZE; start += length) {
      for (let k = 0; k < length / 2; k++) butterfly(re, im, [start + k, length / 2, k * step]);
    }
  }
}

function butterfly(
  re: Float64Array,
  im: Float64Array,
  [a, half, turn]: readonly [number, number, number],
): void {
  const b = a + half;
  const [cos, sin] = [COS[turn]!, -SIN[turn]!];
  const [x, y] = [re[b]! * cos - im[b]! * sin, re[b]! * sin + im[b]! * cos];
  re[b] = re[a]! - x;
  im[b] = im[a]! - y;
  re[a]! += x;
  im[a]! += y;
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < SIZE; i++) {
    let bit = SIZE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j]!, re[i]!];
    [im[i], im[j]] = [im[j]!, im[i]!];
  }
}
