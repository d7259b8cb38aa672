export type SoundTrouble = "hears-nobody" | "not-heard" | "echo" | "broken-up" | "some";

const NOT_HEARD = /hears? me|hear me|my mic|microphone|меня|микрофон/;
const ECHO = /echo|myself|эхо|сам себя|сама себя|свой голос|фонит/;
const BROKEN_UP = /chopp|crackl|robot|cut|lag|хрип|прерыва|заика|лага|пропада/;
const HEARS_NOBODY =
  /hear|no sound|no audio|не слыш|слышно|нет звука|звука нет|нету звука|наушник|динамик/;

/** Which trouble with sound it is; the words decide, the nearest first. */
export function soundTrouble(text: string): SoundTrouble {
  const plain = text.toLowerCase();
  if (ECHO.test(plain)) return "echo";
  if (BROKEN_UP.test(plain)) return "broken-up";
  if (NOT_HEARD.test(plain)) return "not-heard";
  return HEARS_NOBODY.test(plain) ? "hears-nobody" : "some";
}
