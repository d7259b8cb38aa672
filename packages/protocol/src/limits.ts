/** The largest frame a client may send, in bytes; only a long roster makes a larger one come back. An SDP with every codec of a browser is about 8 kB. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** The header line of a signal: a tag, a seat and a number. */
export const MAX_SIGNAL_HEADER_CHARS = 200;
export const MAX_NAME_CHARS = 64;
export const MAX_TITLE_CHARS = 128;
export const MAX_URL_CHARS = 2_048;
export const MAX_TOKEN_CHARS = 4_096;
/** It names a seat, a room and a person, and is signed. */
export const MAX_RESUME_TOKEN_CHARS = 1_024;
/** Telegram's are one or two thousand, most of it the person's name and picture. */
export const MAX_INIT_DATA_CHARS = 8_192;
/** What a room can be set to hold; how many a deployment allows is its own setting. */
export const MAX_ROOM_LIMIT = 1_000;
/** Two ids that nobody can guess. */
export const MAX_MOVE_KEY_CHARS = 128;
/** Telegram makes them, and promises no length. */
export const MAX_PREPARED_ID_CHARS = 256;
export const MAX_CHAT_CHARS = 2_000;
/** A flag of a region, or a family of four, is one emoji of a dozen characters. */
export const MAX_EMOJI_CHARS = 32;
/** How much of its chat, and how many of its reactions, a room keeps. */
export const MAX_CHAT_KEPT = 200;
/** How many may wait to be let in at once. */
export const MAX_KNOCKS = 50;
