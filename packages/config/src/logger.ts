import { pino, stdTimeFunctions, type DestinationStream } from "pino";
import { redact } from "./redact.ts";
import { redactText } from "./redact-text.ts";
import type { LOG_LEVELS } from "./settings.ts";

export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogContext = Readonly<Record<string, unknown>>;
type Write = (message: string, context?: LogContext) => void;

/**
 * One JSON object per line. error: somebody noticed; warn: an anomaly we recovered from; info: one line
 * per step of a life; debug: the rest. Secrets and names of people do not come through: see redact.ts.
 */
export interface Logger {
  readonly error: Write;
  readonly warn: Write;
  readonly info: Write;
  readonly debug: Write;
  /** A logger that says this on every line. */
  readonly child: (context: LogContext) => Logger;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Which part of the product is speaking. */
  readonly name: string;
  /** Takes each line, with its line break; standard output unless given. */
  readonly write?: (line: string) => void;
}

export function createLogger({ level, name, write }: LoggerOptions): Logger {
  const lines: DestinationStream = write ? { write } : pino.destination({ dest: 1, sync: true });
  const sink = pino(
    {
      level,
      base: { name },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    lines,
  );

  const bound = (known: LogContext): Logger => {
    const at =
      (of: LogLevel): Write =>
      (message, context = {}) => {
        // Redaction is the costly part, so a line that nobody wants must not get there.
        if (!sink.isLevelEnabled(of)) return;
        sink[of]({ ...known, ...clean(context) }, redactText(message));
      };
    return {
      error: at("error"),
      warn: at("warn"),
      info: at("info"),
      debug: at("debug"),
      child: (context) => bound({ ...known, ...clean(context) }),
    };
  };
  return bound({});
}

/** The line's own fields, which a context must not overwrite. */
const RESERVED = new Set(["level", "time", "name", "msg"]);

function clean(context: LogContext): LogContext {
  const safe = redact(context);
  if (typeof safe !== "object" || safe === null) return { context: safe };
  const entries = Object.entries(safe);
  return Object.fromEntries(
    entries.map(([key, value]) => [RESERVED.has(key) ? `${key}_` : key, value]),
  );
}
