import { rule, type Rule } from "./rule.ts";

const ROOM =
  "room|voice chat|call!|calls!|video chat|meeting|huddle|conference|hangout|канал связи";
const ROOM_RU = "комнат|созвон|звонок|звонк|эфир!|конференц|встреч|чат голос|голосов";
const OPEN =
  "open|create|make|start|set up|launch|new!|host|give me|get me|need a|need another|want a|i'd like a";
const OPEN_RU =
  "откр|созда|сдела|запусти|начни|начать|новая|новую|организ|собер|нужна|нужен|хочу|хотел|дай|давай|устро";

/** What each kind of wish sounds like, in English and in Russian. */
export const RULES: readonly Rule[] = [
  rule("open-room", 0.9, OPEN, ROOM),
  rule("open-room", 0.9, OPEN_RU, ROOM_RU),
  rule(
    "open-room",
    0.85,
    "let's talk|let us talk|can we talk|let's call|call us|talk by voice|созвон|позвон|поговори",
  ),
  rule("open-room", 0.6, "room!|комната!|комнату!"),
  rule(
    "join",
    0.92,
    "join!|get in|get into|come in|enter!|connect me|let me in",
    `${ROOM}|link!|code!|it!|them!|you!`,
  ),
  rule(
    "join",
    0.92,
    "войти|вход|зайти|зайду|присоедин|подключ|попасть|впусти|пусти",
    `${ROOM_RU}|ссылк|код!|ним!|вам!|к нему`,
  ),
  rule("join", 0.75, "join!|how do i get in|присоедин|как войти|как зайти|впусти|пусти"),
  rule(
    "join",
    0.8,
    "send _ link|the link!|lost _ link|where is the link|пришли _ ссылк|скинь _ ссылк|дай _ ссылк|ссылка на комнат|потерял _ ссылк|где ссылк",
  ),
  rule(
    "on-air",
    0.95,
    "who is|who's|whos|anybody|anyone|is somebody|how many",
    "on air|online|in room|in there|in the room|in the call|talking|here!|there!|inside|joined|connected",
  ),
  rule(
    "on-air",
    0.95,
    "кто|есть кто|сколько|много ли",
    "эфир|онлайн|комнат|сейчас говор|внутри|там!|подключен|на связи|в созвон|на созвон|сидит",
  ),
  rule("on-air", 0.7, "on air|в эфире"),
  rule(
    "schedule",
    0.95,
    "schedul|plan a|plan the|book a|book the|appointment|calendar|at what time|what time|when is|when does|remind",
  ),
  rule(
    "schedule",
    0.95,
    "расписан|заплани|запиши|записаться|назнач|календар|во сколько|когда!|напомни|перенес",
  ),
  rule(
    "schedule",
    0.93,
    OPEN,
    ROOM,
    "tomorrow|tonight|next week|on monday|on tuesday|on wednesday|on thursday|on friday|at \\d",
  ),
  rule(
    "schedule",
    0.93,
    `${OPEN_RU}|${ROOM_RU}`,
    "завтра|послезавтра|на следующ|в понедельник|во вторник|в среду|в четверг|в пятницу|в \\d+ час|в \\d+:\\d",
  ),
  rule(
    "help",
    0.9,
    "help!|how does it work|how does this work|how do i use|how to use|what can you do|what do you do|instructions|commands|manual!|faq!|getting started",
  ),
  rule(
    "help",
    0.9,
    "помощь!|помоги|помогите|справк|как это работает|как работает|как пользова|что ты умеешь|что вы умеете|что умеешь|инструкц|команды!|что ты можешь|с чего начать",
  ),
  rule(
    "help",
    0.6,
    "hello!|hi!|hey!|good morning|good evening|start!|привет|здравствуй|добрый день|добрый вечер|доброе утро",
  ),
  rule(
    "sound",
    0.97,
    "can't hear|cannot hear|cant hear|can not hear|don't hear|do not hear|nobody hears|no one hears|no one can hear|nobody can hear|can anyone hear|not hear me|hear nothing|hear myself",
  ),
  rule(
    "sound",
    0.95,
    "no|bad|terrible|poor|broken|lost|without|missing|not work|doesn't work|isn't work|don't work|problem|trouble|issue|fix|awful|cuts|cutting|choppy|crackl",
    "sound|audio|voice!|mic!|microphone|speaker|headphones|headset|echo",
  ),
  rule("sound", 0.9, "echo!|choppy|robotic|crackl|microphone|mic!|muffled|mute"),
  rule(
    "sound",
    0.97,
    "не слыш|не слышно|плохо слыш|плохо слышно|ничего не слыш|нет звука|звука нет|нету звука|пропал звук|пропадает звук|звук пропа|тихо слышно|меня никто не слыш",
  ),
  rule(
    "sound",
    0.95,
    "не работа|плох|нет!|пропа|хрип|фон|шум|проблем|сломал|прерыва|заика|лага|ужасн|беда",
    "звук|микрофон|наушник|гарнитур|динамик|голос!|слышимост",
  ),
  rule("sound", 0.9, "эхо!|микрофон|хрипит|заикается звук|фонит|свистит"),
  rule(
    "complaint",
    0.95,
    "complain|unhappy|disappoint|refund|money back|worst|terrible service|not satisfied|unacceptable|rubbish|useless|this is bad|your service",
  ),
  rule(
    "complaint",
    0.95,
    "жалоб|пожаловат|недовол|разочаров|верните деньги|вернуть деньги|возврат|ужасн сервис|ужасный сервис|отвратительн|безобраз|неприемлем|бесполезн|никуда не годится|плохой сервис|ваш сервис",
  ),
  rule(
    "complaint",
    0.8,
    "keeps crash|keeps drop|always drops|does not work at all|doesn't work at all|never works|опять не работает|вообще не работает|ничего не работает|постоянно вылета|вылетает|все время обрыва",
  ),
  rule(
    "person",
    0.97,
    "human!|real person|a person|live person|operator|support agent|agent!|representative|someone from support|talk to support|talk to someone|speak to someone|speak with someone|manager!|staff!|your boss",
  ),
  rule(
    "person",
    0.97,
    "оператор|живой человек|живого человека|живым человеком|с человеком|человека!|позовите|позови|менеджер|сотрудник|поддержк|администратор|специалист|начальник|кого-нибудь живого",
  ),
];
