import type { Clock } from "@efir/kit";
import type { Logger } from "./logger.ts";

const EVERY_MS = 1_000;

/**
 * The same logger, which also tells of errors: what each is called, and nothing of what came with it. Not more
 * than one a second: what goes wrong often is told often enough.
 */
export function tellErrors(logger: Logger, tell: (message: string) => void, clock: Clock): Logger {
  let nextAt = 0;
  const telling = (of: Logger): Logger => ({
    ...of,
    error: (message, context) => {
      of.error(message, context);
      if (clock.now() < nextAt) return;
      nextAt = clock.now() + EVERY_MS;
      tell(message);
    },
    child: (context) => telling(of.child(context)),
  });
  return telling(logger);
}
