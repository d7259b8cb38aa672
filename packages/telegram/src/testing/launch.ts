import { signInitData, verifyInitData } from "../index.ts";

export const botToken = "123456789:AAtest-token_for-the-Efir-check-vector00";
export const now = Date.UTC(2025, 10, 20);

const user = {
  id: 42,
  first_name: "Anna",
  last_name: "K",
  username: "anna",
  language_code: "ru",
  photo_url: "https://t.me/i/userpic/320/a.svg",
};

/** Every field of one launch, as Telegram signs them. */
export const fields = {
  query_id: "AAHdF6IQAAAAAN0XohDhrOrc",
  user: JSON.stringify(user),
  auth_date: String(now / 1_000),
  start_param: "room_1",
  chat_type: "supergroup",
  chat_instance: "-8000000000000000001",
  signature: "c2lnbmF0dXJl",
};
export const genuine = signInitData(fields, botToken);
export const hash = genuine.slice(-64);

export const sign = (changes: Readonly<Record<string, string>>) =>
  signInitData({ ...fields, ...changes }, botToken);

export const signWithout = (left: string) =>
  signInitData(
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== left)),
    botToken,
  );

export const verify = (raw: string, at = now) => verifyInitData(raw, { botToken, now: at });

export const code = (raw: string, at = now) => {
  const outcome = verify(raw, at);
  return outcome.ok ? "accepted" : outcome.error.code;
};
