import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Intent } from "../message.ts";
import { classifyByRules } from "./classify.ts";

const PHRASES: Readonly<Record<Intent, readonly string[]>> = {
  "open-room": [
    "Open a room",
    "open a voice room please",
    "Could you create a new room called Friday?",
    "start a call",
    "I need a room for our team",
    "make me a voice chat",
    "Let's talk!",
    "room",
    "Открой комнату",
    "создайте, пожалуйста, комнату «Планёрка»",
    "Хочу созвон",
    "нужна комната на двоих",
    "давайте созвонимся",
    "Запусти эфир",
    "комната",
  ],
  join: [
    "How do I join the room?",
    "join room abc-123",
    "let me in, I have the code",
    "I lost the link",
    "send me the link",
    "where is the link",
    "Как войти в комнату?",
    "хочу присоединиться к созвону",
    "пришлите ссылку",
    "впустите меня",
    "не могу подключиться по ссылке",
  ],
  "on-air": [
    "Who is on air?",
    "who's in the room right now",
    "is anybody online?",
    "how many people are in the call",
    "Кто в эфире?",
    "кто сейчас в комнате",
    "есть кто онлайн?",
    "сколько человек на связи",
  ],
  schedule: [
    "Schedule a call for Monday",
    "can I book a room",
    "open a room tomorrow at 10",
    "what time is the meeting?",
    "Запланируй созвон на завтра",
    "когда встреча?",
    "назначь созвон на пятницу",
    "открой комнату завтра в 10 часов",
    "какое расписание?",
  ],
  help: [
    "help",
    "How does it work?",
    "what can you do",
    "/help commands",
    "hello!",
    "Помощь",
    "помогите разобраться",
    "что ты умеешь?",
    "как этим пользоваться, как это работает",
    "привет",
  ],
  sound: [
    "I can't hear anybody",
    "nobody hears me",
    "there is no sound",
    "my microphone is not working",
    "terrible echo in the call",
    "the voice is choppy",
    "Меня не слышно",
    "я никого не слышу",
    "нет звука",
    "не работает микрофон",
    "плохой звук, хрипит",
    "пропадает звук в наушниках",
  ],
  complaint: [
    "I want to complain",
    "I am very unhappy with your service",
    "give me my money back",
    "it always drops, never works",
    "Хочу пожаловаться",
    "отвратительно, верните деньги",
    "опять не работает, всё вылетает",
  ],
  person: [
    "I want to talk to a human",
    "operator please",
    "can I speak to someone from support",
    "get me a real person",
    "Позовите оператора",
    "хочу поговорить с живым человеком",
    "соедините с менеджером",
    "нужна поддержка",
  ],
  other: [
    "",
    "   ",
    "asdfgh",
    "the weather is fine",
    "🎉🎉",
    "42",
    "рецепт борща",
    "roommate agreement",
    "показатели за квартал",
    "SELECT * FROM users; --",
  ],
};

describe.each(Object.entries(PHRASES))("what is meant by %s", (intent, phrases) => {
  it.each(phrases)("[GC1] %j", (phrase) => {
    expect(classifyByRules(phrase)).toMatchObject({ intent });
  });
});

describe("a classification", () => {
  it.each([
    ["WHY DOES NOTHING WORK HERE", true],
    ["what the hell!!!!", true],
    ["this is bullshit", true],
    ["Вы издеваетесь?", true],
    ["сколько можно ждать", true],
    ["OK", false],
    ["NATO", false],
    ["Открой комнату!!!", false],
    ["please open a room", false],
  ])("[GC2] the mood of %j: angry is %s", (phrase, isAngry) => {
    expect(classifyByRules(phrase).isAngry).toBe(isAngry);
  });

  it.each([
    ["join room abc-123", "abc-123"],
    ["who is in https://efir.example/?room=Stand_Up", "Stand_Up"],
    ["https://t.me/EfirBot/room?startapp=abcdefghij234567 кто там?", "abcdefghij234567"],
    ["кто в комнате room123?", "room123"],
    ["войти в abcdefghij234567", "abcdefghij234567"],
    ["my code: 7777", "7777"],
    ["open a room please", null],
    ["код не подходит", null],
    ["room x", null],
  ])("[GC3] the room named in %j is %j", (phrase, code) => {
    expect(classifyByRules(phrase).code).toBe(code);
  });

  it.each([
    ["open a room called Friday call", "Friday call"],
    ["создай комнату «Планёрка в 10»", "Планёрка в 10"],
    ['room "Stand up", please', "Stand up"],
    ["открой комнату под названием Утро", "Утро"],
    ["open a room", null],
  ])("[GC4] the title wished for in %j is %j", (phrase, title) => {
    expect(classifyByRules(phrase).title).toBe(title);
  });

  it("[GC5] two meanings make it less sure than one", () => {
    const sure = classifyByRules("there is no sound").confidence;
    const torn = classifyByRules("there is no sound, let me join the room").confidence;
    expect(torn).toBeLessThan(sure);
  });

  it("[GC6] whatever the text, it answers at once, and never with more than certainty", () => {
    const words = fc.constantFrom(
      "open",
      "a",
      "комната",
      "кто",
      "!",
      "«",
      "код",
      "x-1",
      "эфир",
      "\n",
    );
    const talk = fc.array(words, { maxLength: 400 }).map((all) => all.join(" "));
    const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 2_000 }), talk);
    fc.assert(
      fc.property(anything, (text) => {
        const startedAt = performance.now();
        const { confidence, code } = classifyByRules(text);
        expect(performance.now() - startedAt).toBeLessThan(200);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (code !== null) expect(code).toMatch(/^[\w-]{3,64}$/);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    "open ".repeat(1_600),
    "open a ".repeat(1_100),
    "room code ".repeat(800),
    "«".repeat(8_000),
    "?".repeat(8_000),
  ])("[GC6] a text made to take long does not (%#)", (text) => {
    const startedAt = performance.now();
    classifyByRules(text);
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});
