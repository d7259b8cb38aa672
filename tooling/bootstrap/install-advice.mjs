/** @typedef {"apt-get" | "dnf" | "brew"} Manager */
/** @typedef {{ name: string, programs: string[], packages: Record<Manager, string> }} Part */

const COMMANDS = {
  "apt-get": "sudo apt-get install -y --no-install-recommends",
  dnf: "sudo dnf install -y",
  brew: "brew install",
};

/** @type {Manager[]} */
export const MANAGERS = ["apt-get", "dnf", "brew"];

/**
 * Says what is missing and the exact command for it: for the package managers of this machine, or for all that we know.
 * @param {readonly Part[]} missing
 * @param {readonly Manager[]} present
 * @returns {string}
 */
export function installAdvice(missing, present) {
  const managers = present.length > 0 ? present : MANAGERS;
  const commands = managers.map(
    (manager) =>
      `  ${COMMANDS[manager]} ${missing.map(({ packages }) => packages[manager]).join(" ")}`,
  );
  const names = missing.map(({ name }) => name).join(", ");
  return [
    `efir: The tests need ${names}. Install what is missing and run again:`,
    ...commands,
  ].join("\n");
}
