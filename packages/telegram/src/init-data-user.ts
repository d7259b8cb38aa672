import * as v from "valibot";

/** The person who opened the Mini App, as Telegram vouches for them. */
export interface InitDataUser {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly photoUrl?: string;
}

const text = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength));

/** What is only an ornament is left out when it does not fit: it must not keep its person out. */
const ornament = <S extends v.GenericSchema<string>>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

const WireUser = v.object({
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  first_name: text(256),
  last_name: ornament(text(256)),
  username: ornament(text(64)),
  language_code: ornament(text(35)),
  photo_url: ornament(v.pipe(text(2_048), v.url(), v.startsWith("https://"))),
});

/** Reads the `user` field; null when there is no person in it to rely on. */
export function readUser(json: string | undefined): InitDataUser | null {
  const parsed = v.safeParse(WireUser, parseJson(json ?? ""));
  if (!parsed.success) return null;
  const { id, first_name, last_name, username, language_code, photo_url } = parsed.output;
  return {
    id,
    firstName: first_name,
    ...(last_name !== undefined && { lastName: last_name }),
    ...(username !== undefined && { username }),
    ...(language_code !== undefined && { languageCode: language_code }),
    ...(photo_url !== undefined && { photoUrl: photo_url }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}
