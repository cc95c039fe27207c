import { describe, expect, it } from "vitest";
import type { FilePlan, Plan } from "../src/engine/api.js";
import { rowsOf, treeOf } from "../src/model/tree.js";

function plan(...files: Partial<FilePlan>[]): Plan {
  const whole = files.map((file, index): FilePlan => ({
    index,
    kind: "dicom",
    bytes: 1,
    patient: "",
    study: "",
    series: "",
    modality: "",
    hasImage: false,
    suspicious: false,
    photograph: false,
    output: `data/f${index}.dcm`,
    held: null,
    ...file,
  }));
  return { files: whole, elements: [], tables: [], findings: [] };
}

const image = (patient: string, study: string, series: string) => ({ patient, study, series, modality: "CT" });

describe("treeOf", () => {
  it("groups by patient, study and series, and counts the files", () => {
    const roots = treeOf(plan(image("P2", "S1", "A"), image("P1", "S1", "A"), image("P1", "S1", "B"), image("P1", "S2", "A")));
    expect(roots.map(({ name, files }) => [name, files])).toEqual([["P1", 3], ["P2", 1]]);
    expect(roots[0]?.children.map(({ name, files }) => [name, files])).toEqual([["S1", 2], ["S2", 1]]);
    expect(roots[0]?.children[0]?.children.map(({ name, modality }) => [name, modality])).toEqual([["A", "CT"], ["B", "CT"]]);
  });

  it("does not mix studies of the same name of two patients", () => {
    const roots = treeOf(plan(image("P1", "S", "A"), image("P2", "S", "A")));
    expect(roots.map(({ children }) => children[0]?.children[0]?.files)).toEqual([1, 1]);
  });

  it("lists tables and held-back files after the patients, each file once", () => {
    const roots = treeOf(
      plan({ kind: "table", output: "data/t.csv" }, image("P", "S", "A"), { held: { code: "empty", message: "" }, output: "" }),
    );
    expect(roots.map(({ branch, files }) => [branch, files])).toEqual([["patient", 1], ["tables", 1], ["held", 1]]);
    expect(roots[1]?.children[0]).toMatchObject({ branch: "table", index: 0, name: "t.csv" });
    expect(roots[2]?.children[0]).toMatchObject({ branch: "file", index: 2 });
  });

  it("lists pictures by format and size after the tables", () => {
    const picture = (series: string) => ({ kind: "picture" as const, series, output: "data/pictures/p" });
    const roots = treeOf(plan(picture("PNG 9×9"), { kind: "table" }, picture("JPEG 1×1"), picture("PNG 9×9")));
    expect(roots.map(({ branch, files }) => [branch, files])).toEqual([["tables", 1], ["pictures", 3]]);
    expect(roots[1]?.children.map(({ branch, name, files }) => [branch, name, files])).toEqual([
      ["layout", "PNG 9×9", 2],
      ["layout", "JPEG 1×1", 1],
    ]);
    expect(roots[1]?.children[0]?.children[1]).toMatchObject({ branch: "file", index: 3 });
  });
});

describe("rowsOf", () => {
  it("shows the children of open nodes with level and place", () => {
    const roots = treeOf(plan(image("P", "S1", "A"), image("P", "S2", "A")));
    const patient = roots[0]?.id ?? "";
    expect(rowsOf(roots, new Set())).toHaveLength(1);
    const rows = rowsOf(roots, new Set([patient]));
    expect(rows.map(({ level, position, siblings, open }) => [level, position, siblings, open])).toEqual([
      [1, 1, 1, true],
      [2, 1, 2, false],
      [2, 2, 2, false],
    ]);
  });
});
