import { createServer, type RequestListener, type Server } from "node:http";
import { err, ok, type Result } from "@efir/kit";

export type CannotListen = { readonly code: "port-taken" | "port-forbidden" | "cannot-listen" };

/**
 * What was written at once is on its way for ten seconds and more on a slow line, and counts as idle all that time; then a connection
 * that is closed has to be made anew for the next file.
 */
const KEPT_MS = 75_000;

export const createHttpServer = (answer: RequestListener): Server =>
  createServer({ keepAliveTimeout: KEPT_MS }, answer);

/** Answers the port; the system chooses one for 0. */
export function listen(server: Server, port: number): Promise<Result<number, CannotListen>> {
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(err({ code: toCode(error) })));
    server.listen(port, () => {
      const address = server.address();
      resolve(ok(typeof address === "object" && address ? address.port : port));
    });
  });
}

function toCode(error: Error): CannotListen["code"] {
  const cause = "code" in error ? error.code : undefined;
  if (cause === "EADDRINUSE") return "port-taken";
  return cause === "EACCES" ? "port-forbidden" : "cannot-listen";
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
