/** @typedef {import("./install-advice.mjs").Part} Part */

/**
 * What the measurement of bad networks is made with. Only Linux has such networks, and only root may make them.
 * @type {Part[]}
 */
export const WEAKNET_PARTS = [
  part("espeak-ng", "espeak-ng", "espeak-ng"),
  part("sox", "sox", "sox"),
  // A compiler without the headers of the C library compiles nothing, and apt-get only recommends them.
  part("gcc", "gcc libc6-dev", "gcc glibc-devel"),
  part("ip", "iproute2", "iproute"),
  part("chrt", "util-linux", "util-linux"),
];

export const mayMakeNetworks = () => process.platform === "linux" && process.getuid?.() === 0;

/**
 * @param {string} program
 * @param {string} apt
 * @param {string} dnf
 * @returns {Part}
 */
function part(program, apt, dnf) {
  return { name: program, programs: [program], packages: { "apt-get": apt, dnf, brew: program } };
}
