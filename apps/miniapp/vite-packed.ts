import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(?:js|css|html|svg)$/;
/** Below this a packed file saves nothing. */
const SMALL_BYTES = 512;

/** Puts a packed copy beside each text file, for servers that hand out what is there. */
export const packed = (): Plugin => ({
  name: "efir-packed",
  apply: "build",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      for (const part of Object.values(bundle)) {
        const source = Buffer.from(part.type === "chunk" ? part.code : part.source);
        if (!TEXT.test(part.fileName) || source.length < SMALL_BYTES) continue;
        const emit = (ending: string, packedSource: Buffer) =>
          this.emitFile({
            type: "asset",
            fileName: part.fileName + ending,
            source: packedSource,
          });
        emit(".gz", gzipSync(source, { level: constants.Z_BEST_COMPRESSION }));
        emit(".br", brotliCompressSync(source));
      }
    },
  },
});
