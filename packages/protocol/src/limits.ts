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
