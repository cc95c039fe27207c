/**
 * The tree of a plan: patient, study, series, file; then tables; then pictures by format and size; then what is held
 * back. No values.
 */

import { hasColumns, type FilePlan, type Plan } from "../engine/api.js";

export type Branch = "patient" | "study" | "series" | "file" | "tables" | "table" | "pictures" | "layout" | "held";

export interface TreeNode {
  readonly id: string;
  readonly branch: Branch;
  /** A pseudonym or generated name; empty for a patient whom no file names. */
  readonly name: string;
  /** Modality of a series, else empty. */
  readonly modality: string;
  /** Files below, itself included if it is one. */
  files: number;
  /** Index of the input of a file or table. */
  readonly index: number | null;
  readonly children: TreeNode[];
}

/** A row of the tree as shown: a node with its place among its siblings. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly open: boolean;
}

export function treeOf(plan: Plan): TreeNode[] {
  const patients = new Map<string, TreeNode>();
  const tables = branch("tables", "tables", "");
  const pictures = branch("pictures", "pictures", "");
  const held = branch("held", "held", "");
  for (const file of plan.files) {
    if (file.held != null) add(held, leaf("file", file));
    else if (hasColumns(file.kind)) add(tables, leaf("table", file));
    else if (file.kind === "picture") {
      const layout = child(childrenOf(pictures), `pictures/${file.series}`, "layout", file.series, pictures);
      layout.children.push(leaf("file", file));
      for (const node of [pictures, layout]) node.files++;
    } else place(patients, file);
  }
  const named = [...patients.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [...named, tables, pictures, held].filter((node) => node.files > 0);
}

/** The rows to show when the nodes in `open` are open. */
export function rowsOf(roots: readonly TreeNode[], open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (nodes: readonly TreeNode[], level: number) => {
    nodes.forEach((node, at) => {
      const isOpen = node.children.length > 0 && open.has(node.id);
      rows.push({ node, level, position: at + 1, siblings: nodes.length, open: isOpen });
      // At most five levels: patient, study, series, file.
      if (isOpen) walk(node.children, level + 1);
    });
  };
  walk(roots, 1);
  return rows;
}

function place(patients: Map<string, TreeNode>, file: FilePlan): void {
  const patient = child(patients, `p/${file.patient}`, "patient", file.patient);
  const studies = childrenOf(patient);
  const study = child(studies, `${patient.id}/${file.study}`, "study", file.study, patient);
  const series = child(childrenOf(study), `${study.id}/${file.series}`, "series", file.series, study, file.modality);
  series.children.push(leaf("file", file));
  for (const node of [patient, study, series]) node.files++;
}

/** Children by id, so that a patient with many studies is not searched for each file. */
const index = new WeakMap<TreeNode, Map<string, TreeNode>>();

function childrenOf(node: TreeNode): Map<string, TreeNode> {
  const known = index.get(node) ?? new Map<string, TreeNode>();
  index.set(node, known);
  return known;
}

function child(
  among: Map<string, TreeNode>,
  id: string,
  kind: Branch,
  name: string,
  parent?: TreeNode,
  modality = "",
): TreeNode {
  let node = among.get(id);
  if (node === undefined) {
    node = branch(id, kind, name, modality);
    among.set(id, node);
    parent?.children.push(node);
  }
  return node;
}

function branch(id: string, kind: Branch, name: string, modality = ""): TreeNode {
  return { id, branch: kind, name, modality, files: 0, index: null, children: [] };
}

function leaf(kind: Branch, file: FilePlan): TreeNode {
  const name = file.output.slice(file.output.lastIndexOf("/") + 1);
  return { id: `f/${file.index}`, branch: kind, name, modality: "", files: 1, index: file.index, children: [] };
}

function add(parent: TreeNode, node: TreeNode): void {
  parent.children.push(node);
  parent.files++;
}
