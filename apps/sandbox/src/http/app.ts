import express, { type Express } from "express";
import type { Desk } from "../desk.ts";
import { notFound } from "./api-error.ts";
import { botApi } from "./bot-api.ts";
import { createEventStreams } from "./events.ts";
import { pageApi } from "./page-api.ts";
import { page } from "./page.ts";
import { pictures } from "./pictures.ts";

export type SandboxApp = Express;

/** All HTTP of the sandbox, under `/sandbox`. */
export function createApp(desk: Desk): { readonly app: SandboxApp; readonly close: () => void } {
  const streams = createEventStreams(desk.audience, desk.options.clock);
  const app = express();
  app.disable("x-powered-by");
  app.use("/sandbox/api", pageApi(desk, streams));
  app.use("/sandbox", pictures(desk), botApi(desk), page(), notFound);
  return { app, close: streams.close };
}
