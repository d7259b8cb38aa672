const ANGRY =
  / (?:damn|wtf|fuck|shit|bullshit|idiot|stupid|moron|angry|furious|fed up|sick of|pissed|outrageous|scam|кошмар|достал|задолбал|заколеба|бесит|бесите|взбес|идиот|дебил|тупой|тупые|тупая|сволоч|уроды|охрене|хрен|черт возьми|черт побери|издеваетесь|издевательство|сколько можно|мошенник|хватит уже|сил нет)/;

const LEAST_LETTERS = 12;

/** Rude, or shouting. `plain` is normalised, `text` as it was written. */
export function isAngry(text: string, plain: string): boolean {
  return ANGRY.test(plain) || isShouting(text);
}

function isShouting(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const isLoud = letters.length >= LEAST_LETTERS && capitals.length / letters.length > 0.8;
  return isLoud || /[!?]{4,}/.test(text);
}
