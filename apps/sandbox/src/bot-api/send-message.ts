import * as v from "valibot";
import { method } from "./method.ts";
import { Text } from "./params.ts";
import { send, sending } from "./send.ts";
import { Entities, MESSAGE, readText } from "./styled-text.ts";

const Input = v.object({
  ...sending,
  text: Text,
  parse_mode: v.optional(Text),
  entities: v.optional(Entities),
});

export const sendMessage = method(Input, (desk, input) => {
  const text = readText(input, MESSAGE);
  return text.ok ? send(desk, input, { kind: "text", ...text.value }) : text;
});
