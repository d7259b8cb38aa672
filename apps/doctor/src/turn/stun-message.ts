import { createHash, createHmac, randomBytes } from "node:crypto";

/** The messages of STUN and TURN, as far as asking for a relay needs them: RFC 8489 and RFC 8656. */
export const METHODS = {
  binding: 0x0001,
  allocate: 0x0003,
  refresh: 0x0004,
  createPermission: 0x0008,
} as const;
const SUCCESS = 0x0100;
const REFUSED = 0x0110;

export const ATTRIBUTES = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
} as const;

export const HEADER_BYTES = 20;
const MAGIC = 0x2112a442;
const INTEGRITY_BYTES = 24;
const IPV4 = 0x0001;

export interface Attribute {
  readonly type: number;
  readonly value: Buffer;
}

export interface Reply {
  readonly kind: "success" | "refused" | "other";
  readonly transaction: Buffer;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

export interface Login {
  readonly username: string;
  readonly password: string;
  readonly realm: string;
}

export const newTransaction = (): Buffer => randomBytes(12);

export const text = (type: number, value: string): Attribute => ({
  type,
  value: Buffer.from(value),
});

export function number(type: number, value: number): Attribute {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return { type, value: buffer };
}

/** Somebody whom the relay is asked to reach; any port will do. */
export function peer(address: string): Attribute {
  const value = Buffer.alloc(8);
  value.writeUInt16BE(IPV4, 0);
  const bits = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  value.writeUInt16BE(MAGIC >>> 16, 2); // port 0, which is said XOR the same bits
  value.writeUInt32BE((bits ^ MAGIC) >>> 0, 4);
  return { type: ATTRIBUTES.xorPeerAddress, value };
}

/** With a login the message ends in a proof that its sender knows the password. */
export function encodeRequest(
  method: number,
  {
    transaction,
    attributes,
    login,
  }: {
    readonly transaction: Buffer;
    readonly attributes: readonly Attribute[];
    readonly login?: Login;
  },
): Buffer {
  const body = Buffer.concat(attributes.map(encodeAttribute));
  const length = body.length + (login ? INTEGRITY_BYTES : 0);
  const message = Buffer.concat([header(method, length, transaction), body]);
  if (!login) return message;
  const value = createHmac("sha1", keyOf(login)).update(message).digest();
  return Buffer.concat([message, encodeAttribute({ type: ATTRIBUTES.integrity, value })]);
}

function header(method: number, length: number, transaction: Buffer): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES);
  buffer.writeUInt16BE(method, 0);
  buffer.writeUInt16BE(length, 2);
  buffer.writeUInt32BE(MAGIC, 4);
  transaction.copy(buffer, 8);
  return buffer;
}

function encodeAttribute({ type, value }: Attribute): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16BE(type, 0);
  start.writeUInt16BE(value.length, 2);
  return Buffer.concat([start, value, Buffer.alloc(-value.length & 3)]);
}

const keyOf = ({ username, realm, password }: Login): Buffer =>
  createHash("md5").update(`${username}:${realm}:${password}`).digest();

/** Null: no STUN message, or not a whole one. */
export function decodeReply(bytes: Buffer): Reply | null {
  if (bytes.length < HEADER_BYTES || bytes.readUInt32BE(4) !== MAGIC) return null;
  if (bytes.length < wholeLength(bytes)) return null;
  const type = bytes.readUInt16BE(0) & REFUSED;
  return {
    kind: type === SUCCESS ? "success" : type === REFUSED ? "refused" : "other",
    transaction: bytes.subarray(8, HEADER_BYTES),
    attributes: decodeAttributes(bytes.subarray(HEADER_BYTES, wholeLength(bytes))),
  };
}

/** How long the message is that begins here; its header must be there. */
export const wholeLength = (bytes: Buffer): number => HEADER_BYTES + bytes.readUInt16BE(2);

function decodeAttributes(body: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  let at = 0;
  while (at + 4 <= body.length) {
    const length = body.readUInt16BE(at + 2);
    found.set(body.readUInt16BE(at), body.subarray(at + 4, at + 4 + length));
    at += 4 + length + (-length & 3);
  }
  return found;
}

/** 401, 438, … as a refusal says it; 0 when it does not. */
export function errorCodeOf({ attributes }: Reply): number {
  const value = attributes.get(ATTRIBUTES.errorCode);
  return value && value.length >= 4 ? value.readUInt8(2) * 100 + value.readUInt8(3) : 0;
}
