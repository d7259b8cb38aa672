/** Grows only with a change that an older side cannot live with. Additions do not change it. */
export const PROTOCOL_VERSION = 1;
