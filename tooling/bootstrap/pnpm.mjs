/** The one version of pnpm that this repository is installed with; npx brings it. */
export const PNPM = "pnpm@12.21.0";

/** Long enough for a flaky network, short enough for the answer "no network" to come soon. */
export const PATIENCE = {
  npm_config_fetch_retries: "2",
  npm_config_fetch_retry_mintimeout: "1000",
  npm_config_fetch_retry_maxtimeout: "5000",
};

/**
 * Turbo calls pnpm by name, and npm is all that the machine has to have.
 * @param {string} command
 */
export function withPnpm(command) {
  return { command: "npx", args: ["-y", "--prefer-offline", "-p", PNPM, "-c", command] };
}
