/** Finds words for the stable codes of the core. */

import type { LookupFault } from "../engine/api.js";
import type { Texts } from "./en.js";

/** The words for a stable code, or the code itself where this page is older than the core. */
export function wordsFor(table: object, code: string, text: Texts): string {
  const words: unknown = Object.hasOwn(table, code) ? (table as Record<string, unknown>)[code] : undefined;
  return typeof words === "string" ? words : text.unknownCode(code);
}

/** Where in a lookup table something is wrong, and what; names no value. */
export function faultText({ line, column, code }: LookupFault, text: Texts): string {
  const { lookup } = text;
  const row = line > 0 ? lookup.line(String(line)) : "";
  const cell = column === "" ? "" : lookup.column(column);
  return row + cell + wordsFor(lookup.fault, code, text);
}
