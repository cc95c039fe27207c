/**
 * The pack of text recognition: Tesseract as WebAssembly with its Latin and Japanese models, from the npm
 * packages that the lock file names. One file, the same bytes from the same packages.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface Pack {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Name of a part and its file among the packages. */
const PARTS = [
  ["core.js", "tesseract.js-core/tesseract-core-simd-lstm.js"],
  ["core.wasm", "tesseract.js-core/tesseract-core-simd-lstm.wasm"],
  ["eng.traineddata.gz", "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz"],
  ["jpn.traineddata.gz", "@tesseract.js-data/jpn/4.0.0_best_int/jpn.traineddata.gz"],
  ["LICENSE", "tesseract.js-core/LICENSE"],
] as const;

/** Length of the list of parts, the list as JSON, the parts. */
export function recognitionPack(packages: string): Pack {
  const parts = PARTS.map(([name, file]) => ({ name, bytes: readFileSync(resolve(packages, file)) }));
  const list = Buffer.from(JSON.stringify(parts.map(({ name, bytes }) => ({ name, bytes: bytes.length }))));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  const bytes = Buffer.concat([length, list, ...parts.map((part) => part.bytes)]);
  return { name: "kamei-recognition.pack", bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
