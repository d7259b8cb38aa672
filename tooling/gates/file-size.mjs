import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { HERE } from "../bootstrap/place.mjs";
import { walkFiles } from "../bootstrap/walk-files.mjs";
import { countLines, isCounted, LIMIT } from "./count-lines.mjs";

const files = walkFiles(HERE.root)
  .filter(isCounted)
  .map((path) => ({ file: relative(HERE.root, path), text: readFileSync(path, "utf8") }));
const { tooLong, long } = countLines(files);

for (const { file, lines } of long) console.log(`${file} has ${lines} lines and is getting long`);
for (const { file, lines } of tooLong)
  console.error(`${file} has ${lines} lines, ${LIMIT} is the limit`);
console.log(`${files.length} files looked at, ${tooLong.length} too long`);
process.exitCode = tooLong.length > 0 || files.length === 0 ? 1 : 0;
