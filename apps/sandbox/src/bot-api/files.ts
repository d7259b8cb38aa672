import { ok } from "@efir/kit";
import * as v from "valibot";
import type { Desk, StoredFile } from "../desk.ts";
import { personOf } from "../world/chats.ts";
import { photo } from "../world/photo.ts";
import { method } from "./method.ts";
import { Int, Text } from "./params.ts";
import { badRequest } from "./refusal.ts";

const SIDE = 160;
const avatarFile = (person: number): string => `avatar-${person}`;

const Photos = v.object({ user_id: Int });

export const getUserProfilePhotos = method(Photos, (desk, { user_id }) => {
  if (!personOf(desk.world.get(), user_id)) return badRequest("user not found");
  const file = avatarFile(user_id);
  const size = { file_id: file, file_unique_id: file, width: SIDE, height: SIDE };
  return ok({ total_count: 1, photos: [[size]] });
});

/** The path it gives is good for an hour; after that it has to be asked for again. */
export const getFile = method(v.object({ file_id: Text }), (desk, { file_id }) => {
  const file = fileOf(desk, file_id);
  if (!file) return badRequest("wrong file_id or the file is temporarily unavailable");
  desk.filePaths.put(file.path, file_id);
  const { path, bytes } = file;
  return ok({
    file_id,
    file_unique_id: file_id,
    file_size: bytes.length,
    file_path: path,
  });
});

/** What lies at a path; null when nothing does, or not any more. */
export function fileAt(desk: Desk, path: string): StoredFile | null {
  const id = desk.filePaths.get(path);
  return id === null ? null : fileOf(desk, id);
}

function fileOf({ files, world }: Desk, id: string): StoredFile | null {
  const person = personOf(world.get(), Number(/^avatar-(\d{1,15})$/.exec(id)?.[1]));
  if (!person) return files.get(id);
  return { path: `photos/${id}.png`, type: "image/png", bytes: photo(person) };
}
