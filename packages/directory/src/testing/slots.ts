/** Where a cluster keeps what has this hash tag. https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/ */
const SLOTS = 16_384;

export const THIRDS = [0, 1, 2] as const;
type Third = (typeof THIRDS)[number];

/** The first of these texts that belongs to one third of the slots, as a node of three has them. */
export function textInThird(third: Third, next: () => string): string {
  for (;;) {
    const text = next();
    if (Math.floor((slotOf(text) * THIRDS.length) / SLOTS) === third) return text;
  }
}

/** CRC16 as XMODEM has it. */
function slotOf(text: string): number {
  let crc = 0;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
    }
  }
  return crc % SLOTS;
}
