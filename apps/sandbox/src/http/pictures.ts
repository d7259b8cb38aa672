import { Router } from "express";
import { fileAt } from "../bot-api/files.ts";
import type { Desk } from "../desk.ts";
import { avatar } from "../world/avatar.ts";
import { personOf } from "../world/chats.ts";
import { notFound, refuseRequest } from "./api-error.ts";

/** People's pictures for everybody, and the Bot API's files for whoever holds the token. */
export function pictures(desk: Desk): Router {
  const router = Router();
  router.get("/avatars/:name", (request, response) => {
    const id = /^(\d{1,15})\.svg$/.exec(request.params.name)?.[1];
    const person = personOf(desk.world.get(), Number(id));
    if (!person) {
      refuseRequest(response, "not-found");
      return;
    }
    response.set({ ...HARMLESS, "Cache-Control": "max-age=3600" });
    response.type("image/svg+xml").send(avatar(person));
  });
  router.get("/file/bot:token/*path", (request, response) => {
    const { token, path } = request.params;
    const file = token === desk.bot.token ? fileAt(desk, path.join("/")) : null;
    if (!file) {
      refuseRequest(response, "not-found");
      return;
    }
    response.set(HARMLESS).type(file.type).send(Buffer.from(file.bytes));
  });
  router.use(["/avatars", "/file"], notFound);
  return router;
}

/** Whatever is in a picture, it runs nothing. */
const HARMLESS = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};
