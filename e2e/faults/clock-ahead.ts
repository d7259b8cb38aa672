/** Loaded before a server: its clock is five minutes ahead of everybody else's. */
const AHEAD_MS = 5 * 60_000;
const now = Date.now.bind(Date);
Date.now = () => now() + AHEAD_MS;
