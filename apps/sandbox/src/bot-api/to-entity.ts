import type { MessageEntity } from "grammy/types";
import type { Entity } from "../world/message.ts";

export const toEntity = (entity: Entity): MessageEntity => {
  const { offset, length } = entity;
  return entity.kind === "text_link"
    ? { type: entity.kind, offset, length, url: entity.url }
    : { type: entity.kind, offset, length };
};
