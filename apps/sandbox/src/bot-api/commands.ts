import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { commandsKey, type CommandScope } from "../commands.ts";
import type { Desk } from "../desk.ts";
import { without } from "../profile.ts";
import { method } from "./method.ts";
import { ChatId, Int, structured, Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";

const Scope = structured(
  v.variant("type", [
    v.object({ type: v.picklist(["default", "all_private_chats"]) }),
    v.object({ type: v.picklist(["all_group_chats", "all_chat_administrators"]) }),
    v.object({ type: v.picklist(["chat", "chat_administrators"]), chat_id: ChatId }),
    v.object({ type: v.literal("chat_member"), chat_id: ChatId, user_id: Int }),
  ]),
);

const place = { scope: v.optional(Scope), language_code: v.optional(Text, "") };
const Place = v.object(place);
const Commands = structured(v.array(v.object({ command: Text, description: Text })));

const EVERYWHERE: CommandScope = { type: "default" };
const MOST = 100;

export const setMyCommands = method(v.object({ ...place, commands: Commands }), (desk, input) => {
  const key = keyOf(input);
  if (!key.ok) return key;
  const { commands } = input;
  const trouble = commands.map(troubleWith).find((found) => found !== null);
  if (commands.length > MOST) return badRequest("BOT_COMMANDS_TOO_MUCH");
  if (trouble !== undefined) return badRequest(trouble);
  const before = desk.profile.get();
  const rest = without(before.commands, key.value);
  return change(desk, commands.length > 0 ? { ...rest, [key.value]: commands } : rest);
});

export const deleteMyCommands = method(Place, (desk, input) => {
  const key = keyOf(input);
  return key.ok ? change(desk, without(desk.profile.get().commands, key.value)) : key;
});

export const getMyCommands = method(Place, (desk, input) => {
  const key = keyOf(input);
  return key.ok ? ok(desk.profile.get().commands[key.value] ?? []) : key;
});

function keyOf(input: v.InferOutput<typeof Place>): Result<string, ApiRefusal> {
  const { scope = EVERYWHERE, language_code: language } = input;
  if (language !== "" && !/^[a-z]{2}$/.test(language))
    return badRequest("invalid language code specified");
  return ok(commandsKey(scope, language));
}

function troubleWith({ command, description }: { command: string; description: string }) {
  if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) return "BOT_COMMAND_INVALID";
  const length = Array.from(description).length;
  return length < 1 || length > 256 ? "BOT_COMMAND_DESCRIPTION_INVALID" : null;
}

function change(desk: Desk, commands: ReturnType<Desk["profile"]["get"]>["commands"]) {
  desk.profile.set({ ...desk.profile.get(), commands });
  desk.audience.tellAll({ kind: "world-changed" });
  return ok(true);
}
