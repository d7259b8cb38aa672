import { hashOf } from "./init-data-hash.ts";

/**
 * Makes init data as Telegram would for the holder of this token: for the local Telegram and for tests.
 * The fields are given as they are signed (`user` as JSON). A `hash` among them is replaced.
 */
export function signInitData(fields: Readonly<Record<string, string>>, botToken: string): string {
  const hash = hashOf(new Map(Object.entries(fields)), botToken).toString("hex");
  return Object.entries({ ...fields, hash })
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join("&");
}
