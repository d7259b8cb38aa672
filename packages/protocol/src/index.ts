export { ChatLine, Reaction } from "./chat.ts";
export {
  afterClose,
  CLOSE_CODES,
  closeReason,
  type AfterClose,
  type CloseReason,
} from "./close-code.ts";
export { ClientMessage, Refusable } from "./client-message.ts";
export { decodeClientMessage, decodeServerMessage, encode } from "./codec.ts";
export { type DecodeError } from "./decode-json.ts";
export { HostErrorCode, HostFacts, HostGrant, HostProof, HostRegistration } from "./host-api.ts";
export {
  ApiError,
  ApiErrorCode,
  AvatarFacts,
  FirstVoice,
  MoveGrant,
  MoveRequest,
  RoomFacts,
  SessionGrant,
  SessionRequest,
  ShareGrant,
  ShareRequest,
} from "./http-api.ts";
export { IceConfig, IceServer } from "./ice-config.ts";
export { initials } from "./initials.ts";
export { InstanceId, MemberId, RoomCode, RoomKey, roomKey, SeatId } from "./ids.ts";
export {
  MAX_CHAT_CHARS,
  MAX_CHAT_KEPT,
  MAX_FRAME_BYTES,
  MAX_KNOCKS,
  MAX_NAME_CHARS,
  MAX_ROOM_LIMIT,
  MAX_TITLE_CHARS,
} from "./limits.ts";
export {
  ConnectionName,
  decodeMediaSignal,
  encodeMediaSignal,
  Loss,
  MediaSignal,
  type LinkSignal,
} from "./media-signal.ts";
export { byJoinTime, Member, MemberState, Person } from "./member.ts";
export { HouseRules, ModerationAct, TurnedAwayWhy } from "./moderation.ts";
export { ownRoomCode, roomCodeFrom } from "./own-room-code.ts";
export { PERSON_COLORS, personColor } from "./person-color.ts";
export { RefusalCode } from "./refusal.ts";
export { RecoveryCause, Report } from "./report.ts";
export { Presence, Resume, SessionTicket } from "./resume.ts";
export { Role } from "./role.ts";
export { Room } from "./room.ts";
export { LeaveReason, ServerMessage } from "./server-message.ts";
export {
  decodeSignal,
  decodeSignalHeader,
  encodeSignal,
  encodeSignalHeader,
  SIGNAL_MARK,
  type SignalFrame,
  type SignalHeader,
} from "./signal-frame.ts";
export { decodeStartParam, encodeStartParam, type StartParam } from "./start-param.ts";
export { PROTOCOL_VERSION } from "./version.ts";
