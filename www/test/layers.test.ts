import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../src");

/** The folders of the page from the ground up; an import points down or stays. */
const LAYERS = ["engine", "files", "model", "i18n", "ui"];

/** Each import between folders as `from -> to`. */
function arrows(): [string, string][] {
  const sources = LAYERS.flatMap((folder) =>
    readdirSync(resolve(ROOT, folder)).map((name) => resolve(ROOT, folder, name)),
  );
  return sources.flatMap((source) => {
    const targets = readFileSync(source, "utf8").matchAll(/(?:from|import) "(\.[^"]+)"/g);
    return [...targets].map(([, target = ""]): [string, string] => [
      relative(ROOT, dirname(source)),
      relative(ROOT, dirname(resolve(dirname(source), target))),
    ]);
  });
}

describe("the folders of the page", () => {
  it("are all named", () => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...LAYERS].sort());
  });

  it("import nothing from above", () => {
    const found = arrows();
    expect(found.length).toBeGreaterThan(50);
    const upward = found.filter(([from, to]) => LAYERS.indexOf(to) > LAYERS.indexOf(from));
    expect(upward).toEqual([]);
  });
});
