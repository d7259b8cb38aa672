import express, { Router, type RequestHandler, type Response } from "express";
import * as v from "valibot";
import type { Act } from "../acts/act.ts";
import { askInline } from "../acts/ask-inline.ts";
import { causeFault } from "../acts/cause-fault.ts";
import { chooseResult } from "../acts/choose-result.ts";
import { launch } from "../acts/launch.ts";
import { press } from "../acts/press.ts";
import { say } from "../acts/say.ts";
import { shareChat } from "../acts/share-chat.ts";
import { sharePrepared } from "../acts/share-prepared.ts";
import type { Desk } from "../desk.ts";
import {
  AskInline,
  ChooseResult,
  Fault,
  Launch,
  PressButton,
  SendText,
  ShareChat,
  SharePrepared,
} from "../page-api.ts";
import { worldView } from "../views/world-view.ts";
import { personOf } from "../world/chats.ts";
import type { Person } from "../world/world.ts";
import { caughtError, notFound, refuseRequest } from "./api-error.ts";
import type { EventStreams } from "./events.ts";

/** What the page asks and does; see page-api.ts. */
export function pageApi(desk: Desk, streams: EventStreams): Router {
  const router = Router();
  router.get(
    "/world",
    forPerson(desk, (person, response) => {
      response.json(worldView(desk, person));
    }),
  );
  router.get(
    "/events",
    forPerson(desk, (person, response) => streams.open(person.id, response)),
  );
  router.use(express.json({ limit: "64kb" }));
  router.post(
    "/messages",
    act(SendText, (sent) => say(desk, sent)),
  );
  router.post(
    "/callbacks",
    act(PressButton, (pressed) => press(desk, pressed)),
  );
  router.post(
    "/inline-queries",
    act(AskInline, (asked) => askInline(desk, asked)),
  );
  router.post(
    "/chosen-results",
    act(ChooseResult, (chosen) => chooseResult(desk, chosen)),
  );
  router.post(
    "/launches",
    act(Launch, (wanted) => launch(desk, wanted)),
  );
  router.post(
    "/prepared-shares",
    act(SharePrepared, (shared) => sharePrepared(desk, shared)),
  );
  router.post(
    "/shared-chats",
    act(ShareChat, (shared) => shareChat(desk, shared)),
  );
  router.post(
    "/faults",
    act(Fault, (fault) => causeFault(desk, fault)),
  );
  router.use(notFound);
  router.use(caughtError);
  return router;
}

/** A page that names nobody is the first person's. */
const forPerson =
  ({ world }: Desk, answer: (person: Person, response: Response) => void): RequestHandler =>
  (request, response) => {
    const { user } = request.query;
    const { people } = world.get();
    const person = user === undefined ? people[0] : personOf(world.get(), Number(user));
    response.set("Cache-Control", "no-store");
    if (person) answer(person, response);
    else refuseRequest(response, "person-not-found");
  };

const act =
  <S extends v.GenericSchema, T>(
    schema: S,
    run: (input: v.InferOutput<S>) => Act<T> | Promise<Act<T>>,
  ): RequestHandler =>
  async (request, response) => {
    const input = v.safeParse(schema, request.body);
    if (!input.success) {
      refuseRequest(response, "bad-request");
      return;
    }
    const outcome = await run(input.output);
    if (outcome.ok) response.json(outcome.value);
    else refuseRequest(response, outcome.error.code);
  };
