/** Finds words for the stable codes of the core. */

import type { Texts } from "./en.js";

/** The words for a stable code, or the code itself where this page is older than the core. */
export function wordsFor(table: object, code: string, text: Texts): string {
  const words: unknown = Object.hasOwn(table, code) ? (table as Record<string, unknown>)[code] : undefined;
  return typeof words === "string" ? words : text.unknownCode(code);
}
