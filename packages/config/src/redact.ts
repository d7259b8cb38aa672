import { REDACTED, redactText } from "./redact-text.ts";

const MOST_OBJECTS = 200;
const MOST_ENTRIES = 50;

/** Compared without case, hyphens and underscores; `token` also stands for `resumeToken` and `tokens`. */
const SECRET_WORDS =
  /token|authorization|cookie|initdata|webappdata|sdp|candidate|payload|password|passwd|secret|credential|signature|icepwd|ufrag|apikey/;
/** Who somebody is does not belong in a log either: an id will do. */
const PERSONAL = new Set(["name", "firstname", "lastname", "username", "displayname", "photourl"]);

/** A plain copy of a value that is safe to log. Never throws, however odd, deep or circular the value. */
export const redact = (value: unknown): unknown => copyOf(value, new Set());

function copyOf(value: unknown, seen: Set<object>): unknown {
  switch (typeof value) {
    case "string":
      return redactText(value);
    case "bigint":
      return value.toString();
    case "object":
      return value === null ? null : copyOfObject(value, seen);
    case "function":
    case "symbol":
      return `[${typeof value}]`;
    default:
      return value;
  }
}

function copyOfObject(value: object, seen: Set<object>): unknown {
  if (seen.has(value)) return "[seen above]";
  if (seen.size >= MOST_OBJECTS) return "[more]";
  seen.add(value);
  try {
    if (value instanceof Error) return copyOfError(value, seen);
    if (value instanceof Date || value instanceof URL) return redactText(String(value));
    if (Array.isArray(value)) return copyOfList(value, seen);
    if (value instanceof Set) return copyOfList([...value], seen);
    if (value instanceof Map) return copyOfEntries([...value], seen);
    return isPlain(value) ? copyOfEntries(Object.entries(value), seen) : nameOf(value);
  } catch {
    return "[unreadable]"; // a getter or a proxy that throws
  }
}

function copyOfError(error: Error, seen: Set<object>): unknown {
  const { name, message, stack, cause } = error;
  const errors: unknown = error instanceof AggregateError ? error.errors : undefined;
  return {
    ...copyOfEntries(Object.entries(error), seen),
    type: redactText(name),
    message: redactText(message),
    ...(stack !== undefined && { stack: redactText(stack) }),
    ...(cause !== undefined && { cause: copyOf(cause, seen) }),
    ...(errors !== undefined && { errors: copyOf(errors, seen) }),
  };
}

function copyOfList(list: readonly unknown[], seen: Set<object>): unknown[] {
  return list.slice(0, MOST_ENTRIES).map((item) => copyOf(item, seen));
}

function copyOfEntries(
  entries: readonly (readonly [unknown, unknown])[],
  seen: Set<object>,
): object {
  const clean = entries.slice(0, MOST_ENTRIES).map(([key, value]): [string, unknown] => {
    const name = String(key);
    return [redactText(name), hides(name, value) ? REDACTED : copyOf(value, seen)];
  });
  return Object.fromEntries(clean);
}

/** Numbers and booleans pass under any name: `candidates: 5` and `payloadBytes: 1200` give nothing away. */
function hides(key: string, value: unknown): boolean {
  if (value === null || !["string", "object", "bigint"].includes(typeof value)) return false;
  const plain = key.toLowerCase().replace(/[^a-z]/g, "");
  return SECRET_WORDS.test(plain) || PERSONAL.has(plain);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** A socket, a buffer, a request: too big to print and too easy to leak by. */
const nameOf = (value: object): string => `[${value.constructor.name}]`;
