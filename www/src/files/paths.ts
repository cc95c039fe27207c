/** Paths of the drop: one order and no doubles, so that indices follow from the names alone. */

import type { InputFile } from "../engine/client.js";

/** Compares by the bytes of UTF-8, as the core sorts; UTF-16 order differs past U+FFFF. */
export function comparePaths(a: string, b: string): number {
  const x = a[Symbol.iterator]();
  const y = b[Symbol.iterator]();
  for (;;) {
    const p = x.next();
    const q = y.next();
    if (p.done === true || q.done === true) return (p.done === true ? 0 : 1) - (q.done === true ? 0 : 1);
    // The order of UTF-8 bytes is the order of code points.
    const difference = (p.value.codePointAt(0) ?? 0) - (q.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}

/** `files` sorted by path; a path that stands twice gets `~2`, `~3` and so on, in order of arrival. */
export function inOrder(files: readonly InputFile[]): InputFile[] {
  const taken = new Set<string>();
  const named = files.map((file) => {
    const plain = wellFormed(file.path);
    let path = plain;
    for (let copy = 2; taken.has(path); copy++) path = `${plain}~${copy}`;
    taken.add(path);
    return { ...file, path };
  });
  return named.sort((a, b) => comparePaths(a.path, b.path));
}

/** A path that UTF-8 can carry: a lone surrogate becomes U+FFFD, as it would on the way to the core. */
function wellFormed(path: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(path));
}
