import type { Plugin } from "vite";

/** A file that holds nothing, and hands on what another one holds under its own names. */
interface Door {
  readonly file: string;
  readonly leadsTo: string;
  /** What it hands on, as fields of an object made from the other's module `m`. */
  readonly fields: string;
}

const ONLY_HANDS_ON = /^export\{([^}]*)\}from["'`]\.\/([^"'`]+)["'`];?\s*$/;
const QUOTES = ['"', "'", "`"] as const;

/**
 * A part that was put into one file with others gets a second one as its door, and on a slow line each file costs a turn. Whoever came by
 * the door goes straight in.
 */
export const withoutDoors = (): Plugin => ({
  name: "efir-without-doors",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
      const doors = chunks.map(({ fileName, code }) => toDoor(fileName, code));
      for (const door of doors) {
        if (!door) continue;
        for (const chunk of chunks) chunk.code = passing(door, chunk.code);
        Reflect.deleteProperty(bundle, door.file);
      }
    },
  },
});

function toDoor(file: string, code: string): Door | null {
  const [, names, other] = ONLY_HANDS_ON.exec(code) ?? [];
  if (names === undefined || other === undefined) return null;
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const fields = names.split(",").map((name) => {
    const [there = "", here = there] = name.trim().split(/\s+as\s+/);
    return `${here}:m.${there}`;
  });
  return { file, leadsTo: folder + other, fields: fields.join() };
}

function passing({ file, leadsTo, fields }: Door, code: string): string {
  const base = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const straight = `import("./${base(leadsTo)}").then(m=>({${fields}}))`;
  const imports = QUOTES.map((quote) => `import(${quote}./${base(file)}${quote})`);
  const through = imports.reduce((text, each) => text.replaceAll(each, straight), code);
  return through.replaceAll(file, leadsTo); // where it says what to fetch beside
}
