import { decodeServerMessage, type InstanceId, type Member, type RoomKey } from "@efir/protocol";
import { unseal, type Seen } from "./envelope.ts";
import type { Hub } from "./hub.ts";
import type { LocalRoom } from "./local-room.ts";
import type { News, Others } from "./others.ts";
import { isSameState } from "./same-state.ts";

interface Ear {
  readonly hub: Hub;
  readonly others: Others;
}

interface Newcomer {
  readonly key: RoomKey;
  readonly from: InstanceId;
  readonly member: Member;
  /** Our seats, as it has seen them. */
  readonly seen: readonly Seen[];
}

/** Applies what another instance said. What cannot be read, or is for nobody here, is dropped. */
export function hearOthers(said: Buffer, ear: Ear): void {
  const envelope = unseal(said);
  if (!envelope) return;
  const { header, body } = envelope;
  const room = ear.hub.find(header[1]);
  if (header[0] === "signal") return void room?.deliver(header[2], body);
  if (header[0] === "change") return room?.change(header[2], header[3]);

  const message = decodeServerMessage(body.toString("utf8"));
  if (!message.ok) return;
  const news = message.value;
  if (news.type === "member-left") room?.remove(news.seat, news.reason);
  if (news.type === "member-presence") room?.present(news.seat, news.presence);
  if (news.type === "said" || news.type === "reacted") room?.broadcast(news);
  if (news.type === "member-joined") {
    const [, key, from, seen] = header;
    hearOfNewcomer({ key, from, member: news.member, seen }, ear);
  }
}

/**
 * A newcomer's roster may be older than what happened here since, and nobody here could tell the newcomer's
 * instance, because it was not known. So it says what it saw, and is told what is not so any more.
 */
function hearOfNewcomer({ key, from, member, seen }: Newcomer, { hub, others }: Ear): void {
  const room = hub.find(key);
  for (const news of seen.flatMap((one) => corrections(one, room))) {
    others.tell([from], key, news);
  }
  // None that it saw is here: whoever is here now came later and was told by the directory.
  if (!room || !seen.some(([seat]) => room.isOurs(seat))) return;
  const { seat } = member;
  const reason = room.whyGone(seat);
  if (reason) others.tell([from], key, { type: "member-left", seat, reason });
  else room.add({ member, instance: from });
}

function corrections([seat, state]: Seen, room: LocalRoom | undefined): readonly News[] {
  if (!room?.isOurs(seat)) {
    return [{ type: "member-left", seat, reason: room?.whyGone(seat) ?? "left" }];
  }
  const now = room.find(seat)?.member.state ?? state;
  const presence = room.presence(seat);
  return [
    ...(isSameState(now, state) ? [] : [{ type: "member-changed", seat, state: now } as const]),
    ...(presence === "on-air" ? [] : [{ type: "member-presence", seat, presence } as const]),
  ];
}
