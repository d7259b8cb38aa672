import type { RequestHandler, Response } from "express";
import { MemberId, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { initialsPicture } from "../avatar/initials-picture.ts";
import { whomOneSees } from "../avatar/whom-one-sees.ts";
import type { Deps } from "../deps.ts";
import { refuseRequest } from "./api-error.ts";
import { whoAsks } from "./bearer.ts";

const TRY_AGAIN_MS = 2_000;
const Question = v.object({ room: v.optional(RoomCode) });

/** `GET /api/users/:id/avatar`: where a person's picture is, for whoever shares a room with them. */
export const tellAvatar =
  (deps: Deps): RequestHandler<{ id: string }> =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const asker = whoAsks(request, deps.tokens);
    const question = v.safeParse(Question, request.query);
    const whom = memberId(request.params.id);
    if (!asker) refuseRequest(response, "no-token");
    else if (!question.success || !whom) refuseRequest(response, "bad-request");
    else {
      const { room = null } = question.output;
      const person = await whomOneSees({ asker, whom, room }, deps).catch(outOfReach(deps));
      if (person === "out-of-reach") refuseRequest(response, "try-again", TRY_AGAIN_MS);
      else if (!person) refuseRequest(response, "user-not-found");
      else {
        const picture = await deps.pictureBook.pictureOf(person.id);
        response.json({
          avatar: picture && deps.avatarLinks.toPicture(person.id, picture.id),
          initials: deps.avatarLinks.toInitials(person),
        });
      }
    }
  };

/** `GET /api/users/:id/avatar/:file`: the picture itself, or the letters of who has none. */
export const showAvatar =
  (deps: Deps): RequestHandler<{ id: string; file: string }> =>
  async (request, response) => {
    const { id, file } = request.params;
    const { exp, sig, of: letters } = request.query;
    if (file === "initials.svg") {
      send(response, {
        type: "image/svg+xml",
        bytes: initialsPicture(id, typeof letters === "string" ? letters : ""),
      });
      return;
    }
    const person = memberId(id);
    const isGood = deps.avatarLinks.isGood({ person: id, file, exp, sig });
    const picture = person && isGood ? await deps.pictureBook.pictureOf(person) : null;
    if (!picture || file !== `${picture.id}.jpg`) refuseRequest(response, "not-found");
    else send(response.set("ETag", `"${picture.id}"`), picture);
  };

/** As in a roster, or the number alone that Telegram knows somebody by. */
function memberId(text: string): MemberId | null {
  const id = v.safeParse(MemberId, /^\d{1,16}$/.test(text) ? `tg${text}` : text);
  return id.success ? id.output : null;
}

const outOfReach =
  ({ troubled }: Deps) =>
  (error: unknown) => {
    troubled("it could not be read who shares a room", error);
    return "out-of-reach" as const;
  };

interface Shown {
  readonly type: string;
  readonly bytes: string | Uint8Array;
}

/** Kept by whoever asked, and by nobody on the way. Express answers 304 to whom the ETag says enough. */
function send(response: Response, { type, bytes }: Shown): void {
  response.set({
    "Cache-Control": "private, max-age=3600",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  response.type(type).send(typeof bytes === "string" ? bytes : Buffer.from(bytes));
}
