import { describe, expect, it } from "vitest";
import { LOOKUP_FAULTS, MASK_REASONS, REASONS, ROLES } from "../src/engine/api.js";
import { en } from "../src/i18n/en.js";
import { ja } from "../src/i18n/ja.js";
import { faultText, wordsFor } from "../src/i18n/lookup.js";

/** Every text with the path of its key; functions are called with recognisable arguments. */
function leaves(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(node("<1>", "<2>"))]];
  return Object.entries(node as object).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

describe("texts", () => {
  it("are the same set in every language", () => {
    const keys = (texts: object) => leaves(texts).map(([path]) => path).sort();
    expect(keys(ja)).toEqual(keys(en));
  });

  it("are never empty", () => {
    for (const [path, text] of [...leaves(en), ...leaves(ja)]) expect(text.trim(), path).not.toBe("");
  });

  it("name the share in the same evidence in every language", () => {
    const shares = (texts: object) => leaves(texts).filter(([, text]) => text.includes("{n}")).map(([path]) => path);
    expect(shares(ja.evidence)).toEqual(shares(en.evidence));
  });

  it("call values known only where they are looked up", () => {
    const { "header-word": _, ...ofValues } = en.evidence;
    const { "header-word": __, ...ofValuesJa } = ja.evidence;
    for (const text of [...Object.values(ofValues), ...Object.values(ofValuesJa)]) expect(text).not.toMatch(/known|既知/);
  });

  it("are Japanese where they should be", () => {
    const latin = leaves(ja).filter(([, text]) => !/[\u3001\u3040-\u30ff\u4e00-\u9fff]/.test(text)).map(([, text]) => text);
    expect(latin.sort()).toEqual(
      ["DICOM", "DICOM UID", "EventSource", "Kamei", "VR", "WebSocket", "XMLHttpRequest", "fetch"].sort(),
    );
  });

  it("cover every role and reason of the core", () => {
    expect(Object.keys(en.role).sort()).toEqual([...ROLES].sort());
    expect(Object.keys(en.reason).sort()).toEqual([...REASONS, ...MASK_REASONS].sort());
  });

  it("cover every fault of a lookup table and name its line and column", () => {
    expect(Object.keys(en.lookup.fault).sort()).toEqual([...LOOKUP_FAULTS].sort());
    const fault = { line: 3, column: "replacement", code: "formula" };
    expect(faultText(fault, en)).toBe(`Line 3: column replacement: ${en.lookup.fault.formula}`);
    expect(faultText(fault, ja)).toBe(`3 行目：replacement 列：${ja.lookup.fault.formula}`);
    expect(faultText({ line: 0, column: "", code: "encoding" }, en)).toBe(en.lookup.fault.encoding);
    expect(faultText({ line: 2, column: "", code: "newer" }, en)).toBe("Line 2: Code newer");
  });

  it("show the code where the core is newer than the page", () => {
    expect(wordsFor(en.error, "not-yet-known", en)).toBe("Code not-yet-known");
    expect(wordsFor(en.error, "constructor", en)).toBe("Code constructor");
  });
});
