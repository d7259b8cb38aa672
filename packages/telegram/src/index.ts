export {
  verifyInitData,
  type ChatType,
  type InitData,
  type InitDataRefusal,
  type VerifyOptions,
} from "./init-data.ts";
export { type InitDataUser } from "./init-data-user.ts";
export { signInitData } from "./sign-init-data.ts";
export {
  createProfilePhotos,
  type NoPhoto,
  type Photo,
  type ProfilePhotos,
} from "./profile-photo.ts";
