import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { Desk } from "../desk.ts";
import { method, type Call } from "./method.ts";
import { Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";
import { send, sending } from "./send.ts";
import { CAPTION, Entities, readText } from "./styled-text.ts";

const captioned = {
  ...sending,
  caption: v.optional(Text, ""),
  parse_mode: v.optional(Text),
  caption_entities: v.optional(Entities),
};
const Photo = v.object({ ...captioned, photo: Text });
const Document = v.object({ ...captioned, document: Text });
type Input = Omit<v.InferOutput<typeof Photo>, "photo">;

export const sendPhoto = method(Photo, (desk, input, call) =>
  sendFile(desk, input, { kind: "photo", source: input.photo, call }),
);
export const sendDocument = method(Document, (desk, input, call) =>
  sendFile(desk, input, { kind: "document", source: input.document, call }),
);

interface Sent {
  readonly kind: "photo" | "document";
  readonly source: string;
  readonly call: Call;
}

function sendFile(desk: Desk, input: Input, sent: Sent) {
  const { caption, parse_mode, caption_entities } = input;
  const text = readText({ text: caption, parse_mode, entities: caption_entities }, CAPTION);
  if (!text.ok) return text;
  const file = keepFile(desk, sent);
  return file.ok ? send(desk, input, { kind: sent.kind, file: file.value, ...text.value }) : file;
}

const ATTACHED = "attach://";

/** A file that comes along, one that is here already, or one somewhere on the web, which is not fetched. */
function keepFile(
  { files, options }: Desk,
  { kind, source, call }: Sent,
): Result<string, ApiRefusal> {
  if (files.get(source) || /^https?:\/\//.test(source)) return ok(source);
  const upload = source.startsWith(ATTACHED) && call.files.get(source.slice(ATTACHED.length));
  if (!upload) return badRequest("wrong file identifier/HTTP URL specified");
  if (upload.bytes.length === 0) return badRequest("file must be non-empty");
  const id = options.randomId();
  files.put(id, {
    path: `${kind}s/${id}`,
    type: "application/octet-stream",
    bytes: upload.bytes,
  });
  return ok(id);
}
