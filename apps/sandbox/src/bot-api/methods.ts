import { answerCallbackQuery } from "./answer-callback-query.ts";
import { answerGuestQuery } from "./answer-guest-query.ts";
import { answerInlineQuery } from "./answer-inline-query.ts";
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  leaveChat,
  sendChatAction,
} from "./chats.ts";
import { deleteMyCommands, getMyCommands, setMyCommands } from "./commands.ts";
import { deleteMessage, deleteMessages } from "./delete-message.ts";
import { deleteEphemeralMessage, editEphemeralMessageText } from "./edit-ephemeral.ts";
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from "./edit-message.ts";
import { getFile, getUserProfilePhotos } from "./files.ts";
import { getMe, nothingToDo } from "./get-me.ts";
import { getUpdates } from "./get-updates.ts";
import { getChatMenuButton, setChatMenuButton } from "./menu-button.ts";
import type { Method } from "./method.ts";
import { getText, setText } from "./profile-text.ts";
import { savePreparedInlineMessage } from "./save-prepared-inline-message.ts";
import { sendDocument, sendPhoto } from "./send-file.ts";
import { sendMessage } from "./send-message.ts";
import { deleteWebhook, getWebhookInfo, setWebhook } from "./webhook.ts";

/** The methods of the Bot API that there are here. */
const METHODS: Readonly<Record<string, Method>> = {
  getMe,
  logOut: nothingToDo,
  close: nothingToDo,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendDocument,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  editEphemeralMessageText,
  deleteMessage,
  deleteMessages,
  deleteEphemeralMessage,
  answerCallbackQuery,
  answerInlineQuery,
  answerGuestQuery,
  savePreparedInlineMessage,
  setMyCommands,
  deleteMyCommands,
  getMyCommands,
  setChatMenuButton,
  getChatMenuButton,
  setMyName: setText("name"),
  getMyName: getText("name"),
  setMyDescription: setText("description"),
  getMyDescription: getText("description"),
  setMyShortDescription: setText("short_description"),
  getMyShortDescription: getText("short_description"),
  getChat,
  getChatMember,
  getChatMemberCount,
  getChatAdministrators,
  leaveChat,
  getUserProfilePhotos,
  getFile,
};

const byName = new Map(
  Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method]),
);

/** Names of methods are read without regard to case. */
export const methodNamed = (name: string): Method | null => byName.get(name.toLowerCase()) ?? null;
