import type { Clock } from "@efir/kit";
import type { LogContext } from "@efir/config";

type Write = (message: string, context?: LogContext) => void;

/** The same trouble may come with every frame. The log hears of it once a second at most. */
export function onceASecond(write: Write, { now }: Clock): Write {
  let quietUntil = -Infinity;
  return (message, context) => {
    if (now() < quietUntil) return;
    quietUntil = now() + 1_000;
    write(message, context);
  };
}
