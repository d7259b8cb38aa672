export { readHostToken, type HostTokenClaims, type HostTokenOptions } from "./host-token.ts";
export {
  HOST_API_VERSION,
  type FromApp,
  type HostMember,
  type HostTheme,
  type Levels,
  type PlacedVoice,
  type ToApp,
} from "./messages.ts";
export { connectToRoom, type ConnectOptions, type HostRoom, type RoomState } from "./room.ts";
