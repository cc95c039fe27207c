import { describe, expect, it } from "vitest";
import codes from "../../docs/codes.json" with { type: "json" };
import { CARRIED, LOOKUP_FAULTS, MASK_REASONS, REASONS, ROLES, type Action, type ColumnAction } from "../src/engine/api.js";
import { en } from "../src/i18n/en.js";
import { ja } from "../src/i18n/ja.js";
import { faultText, wordsFor } from "../src/i18n/lookup.js";
import { nameOf } from "../src/ui/words.js";

/** Failures of the page itself, which the core does not know. */
const OF_THE_PAGE = ["changed", "internal", "not-empty", "passphrase"];

/** What is counted of pixels beside actions and reasons of elements. */
const PIXELS: Readonly<Record<string, readonly string[]>> = {
  action: ["mask"],
  reason: codes.maskReasons,
};

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

  it("cover every code of the core, and no other", () => {
    const actions = [...codes.actions, ...codes.columnActions].map((name) => nameOf(name as Action | ColumnAction));
    const covered = {
      action: [en.action, ja.action, actions],
      reason: [en.reason, ja.reason, codes.reasons],
      role: [en.role, ja.role, codes.roles],
      evidence: [en.evidence, ja.evidence, codes.evidence],
      finding: [en.finding, ja.finding, codes.findings],
      carried: [en.carried, ja.carried, codes.carried],
      note: [en.note, ja.note, codes.notes],
      error: [en.error, ja.error, [...codes.errors, ...OF_THE_PAGE]],
      importEffect: [en.importEffect, ja.importEffect, codes.importEffects],
      imported: [en.imported, ja.imported, codes.imported],
      fault: [en.lookup.fault, ja.lookup.fault, codes.lookupFaults],
    } as const;
    for (const [table, [english, japanese, known]] of Object.entries(covered)) {
      const all = [...new Set([...known, ...(PIXELS[table] ?? [])])].sort();
      expect(Object.keys(english).sort(), table).toEqual(all);
      expect(Object.keys(japanese).sort(), table).toEqual(all);
    }
  });

  it("have the names of the core as types", () => {
    expect([...ROLES]).toEqual(codes.roles);
    expect([...REASONS]).toEqual(codes.reasons);
    expect([...CARRIED]).toEqual(codes.carried);
    expect([...LOOKUP_FAULTS]).toEqual(codes.lookupFaults);
    expect([...MASK_REASONS]).toEqual(codes.maskReasons);
  });

  it("name line and column of a fault of a lookup table", () => {
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
