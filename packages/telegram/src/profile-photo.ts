import { err, ok, type Clock, type Result } from "@efir/kit";
import * as v from "valibot";
import { pictureType, type PictureType } from "./picture-type.ts";
import { readAtMost } from "./read-at-most.ts";

export interface Photo {
  /** The same for as long as it is the same picture. */
  readonly id: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** Never more than a code: an address of Telegram's files holds the bot's token. */
export type NoPhoto = {
  readonly code: "no-photo" | "out-of-reach" | "too-large" | "not-a-picture";
};

export interface ProfilePhotos {
  /** Never throws. */
  readonly photoOf: (user: number) => Promise<Result<Photo, NoPhoto>>;
}

export interface ProfilePhotoOptions {
  readonly botToken: string;
  readonly apiRoot: string;
  /** Where files are: the same but for a Bot API server that keeps them elsewhere. */
  readonly fileRoot: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
}

/** Sharp enough for the biggest round picture that is shown. */
const LEAST_SIDE = 160;
const MOST_BYTES = 1024 * 1024;
/** An answer of the Bot API is far shorter. */
const MOST_ANSWER_BYTES = 64 * 1024;
const WITHIN_MS = 10_000;

const Size = v.object({
  file_id: v.string(),
  file_unique_id: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  width: v.number(),
  height: v.number(),
});
type Size = v.InferOutput<typeof Size>;
const Photos = v.object({ result: v.object({ photos: v.array(v.array(Size)) }) });
const File = v.object({
  result: v.object({ file_path: v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w./-]{1,300}$/)) }),
});

/** People's pictures, as Telegram lets a bot see them. */
export function createProfilePhotos(options: ProfilePhotoOptions): ProfilePhotos {
  return {
    photoOf: async (user) => {
      const overdue = new AbortController();
      const cancel = options.clock.after(WITHIN_MS, () => overdue.abort());
      try {
        return await fetchPhoto(user, { ...options, signal: overdue.signal });
      } catch {
        return err({ code: "out-of-reach" }); // what was thrown names the address, and with it the token
      } finally {
        cancel();
      }
    },
  };
}

type Asking = ProfilePhotoOptions & { readonly signal: AbortSignal };

async function fetchPhoto(user: number, asking: Asking): Promise<Result<Photo, NoPhoto>> {
  const listed = await call(`getUserProfilePhotos?user_id=${user}&limit=1`, Photos, asking);
  const size = listed && fitting(listed.result.photos[0] ?? []);
  if (!size) return err({ code: listed ? "no-photo" : "out-of-reach" });
  const file = await call(`getFile?file_id=${encodeURIComponent(size.file_id)}`, File, asking);
  if (!file) return err({ code: "out-of-reach" });
  const url = `${asking.fileRoot}/file/bot${asking.botToken}/${file.result.file_path}`;
  const response = await ask(url, asking);
  if (!response.ok) return err({ code: "out-of-reach" });
  const bytes = await readAtMost(response, MOST_BYTES);
  if (!bytes) return err({ code: "too-large" });
  const type = pictureType(bytes);
  return type ? ok({ id: size.file_unique_id, type, bytes }) : err({ code: "not-a-picture" });
}

/** Null when the Bot API refused, or answered what we cannot read. */
async function call<S extends v.GenericSchema>(
  method: string,
  schema: S,
  asking: Asking,
): Promise<v.InferOutput<S> | null> {
  const response = await ask(`${asking.apiRoot}/bot${asking.botToken}/${method}`, asking);
  const body = response.ok ? await readAtMost(response, MOST_ANSWER_BYTES) : null;
  const text = body && new TextDecoder().decode(body);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return read.success ? read.output : null;
}

/** Wherever it would send us on to is not asked: the address would go along. */
const ask = (url: string, { fetch, signal }: Asking): Promise<Response> =>
  fetch(url, { signal, redirect: "error" });

/** The smallest that is big enough, else the biggest. */
function fitting(sizes: readonly Size[]): Size | undefined {
  const side = ({ width, height }: Size): number => Math.min(width, height);
  const bySide = sizes.toSorted((a, b) => side(a) - side(b));
  return bySide.find((size) => side(size) >= LEAST_SIDE) ?? bySide.at(-1);
}
