// The only file that an old Node has to understand, so it keeps to old syntax: first the version, then the rest.
var version = process.versions.node.split(".").map(Number);
var tooOld = version[0] < 20 || (version[0] === 20 && version[1] < 19);

if (tooOld) {
  console.error(
    "efir: Node " +
      process.versions.node +
      " is too old, please install Node 20.19 or newer from https://nodejs.org.",
  );
  process.exitCode = 1;
} else {
  import("./run-command.mjs").then(function (command) {
    return command.runCommand(process.argv[2], process.argv.slice(3));
  });
}
