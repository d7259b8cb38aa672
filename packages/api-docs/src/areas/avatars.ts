import { json, ref, refusal, type Area, type Parameter } from "../area.ts";

const tooMany = refusal({ "too-many-requests": "wait as long as Retry-After says" });

const id: Parameter = {
  name: "id",
  in: "path",
  required: true,
  description: "As in a list of members, or the number that Telegram knows somebody by.",
  schema: { type: "string", pattern: "^[A-Za-z0-9_-]{1,64}$" },
};

/** People's pictures, which come from Telegram and pass through here. */
export const avatars: Area = {
  name: "Avatars",
  description:
    "Told to whoever shares a room with the person, or stands before a room that lets them in. A page shows the picture by its address alone, which is signed and good for an hour or two.",
  paths: {
    "/api/users/{id}/avatar": {
      get: {
        operationId: "avatar",
        summary: "Where somebody's picture is",
        security: [{ sessionToken: [] }],
        parameters: [
          id,
          {
            name: "room",
            in: "query",
            required: false,
            description:
              "The code of the room where both are. Without it only rooms with members at the instance that answers are looked through.",
            schema: { type: "string", pattern: "^[A-Za-z0-9_-]{3,64}$" },
          },
        ],
        responses: {
          200: { description: "Addresses below this origin.", content: json(ref("AvatarFacts")) },
          400: refusal({ "bad-request": "the id or the room does not fit" }),
          401: refusal({ "no-token": "a session token is needed" }),
          404: refusal({ "user-not-found": "nobody of this id shares a room with you" }),
          429: tooMany,
          503: refusal({ "try-again": "the rooms are out of reach for a moment" }),
        },
      },
    },
    "/api/users/{id}/avatar/{file}": {
      get: {
        operationId: "avatarPicture",
        summary: "The picture itself, or somebody's letters on their colour",
        description:
          "The address is taken whole from the answer above. `initials.svg` needs no signature: it shows the letters that stand in it.",
        parameters: [
          id,
          {
            name: "file",
            in: "path",
            required: true,
            description: "`<picture>.jpg`, or `initials.svg`.",
            schema: { type: "string" },
          },
        ],
        responses: {
          200: {
            description: "JPEG, PNG or WebP as Content-Type says; SVG for letters. It has an ETag.",
            content: { "image/*": { schema: { type: "string" } } },
          },
          304: { description: "It is the one that you have." },
          404: refusal({
            "not-found": "the address is not signed, too old, or the picture is gone",
          }),
          429: tooMany,
        },
      },
    },
  },
  schemas: {
    AvatarFacts: {
      type: "object",
      required: ["avatar", "initials"],
      properties: {
        avatar: { type: ["string", "null"], description: "Null: there is none that we can get." },
        initials: { type: "string", description: "Letters on a colour, for everybody." },
      },
    },
  },
};
