import { signInitData } from "@efir/telegram";
import { avatarUrl } from "../avatar-url.ts";
import type { Desk } from "../desk.ts";
import { chatOf, hasBot } from "../world/chats.ts";
import type { Person } from "../world/world.ts";

/** What Telegram says of a launch besides who and when; see "initData" among the facts in the docs of Mini Apps. */
export type LaunchFields = Readonly<Record<string, string>>;

/** Telegram's other signature is checked by keys that only Telegram holds: here it fills its place. */
const SIGNATURE = Buffer.alloc(64, "efir-sandbox").toString("base64url");

/** The signed string that a Mini App opens with. */
export function initData(desk: Desk, person: Person, fields: LaunchFields): string {
  const { clock } = desk.options;
  const all = {
    user: JSON.stringify(userField(desk, person)),
    ...fields,
    auth_date: String(Math.floor(clock.now() / 1_000)),
    signature: SIGNATURE,
  };
  return signInitData(all, desk.bot.token);
}

function userField({ world, options }: Desk, person: Person) {
  const own = chatOf(world.get(), person.id);
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: "",
    username: person.username,
    language_code: person.languageCode,
    ...(own && hasBot(own) && { allows_write_to_pm: true }),
    photo_url: avatarUrl(options.publicUrl, person.id),
  };
}
