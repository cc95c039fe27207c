/** The contents of the drop as a tree under pseudonyms. Fires `file-selected` (`detail`: its index). */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Plan } from "../engine/api.js";
import { number, size } from "../i18n/format.js";
import { rowsOf, treeOf, type TreeNode, type TreeRow } from "../model/tree.js";
import { KameiElement } from "./element.js";
import { icon, type Icon } from "./icons.js";
import { VirtualRows } from "./virtual.js";

const ROW_HEIGHT = 28;

const ICONS: Record<TreeNode["branch"], Icon> = {
  patient: "person",
  study: "folder",
  series: "folder",
  file: "file",
  tables: "table",
  table: "table",
  pictures: "picture",
  layout: "folder",
  held: "hold",
};

@customElement("kamei-file-tree")
export class FileTree extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: baseline;
        padding: 10px 14px 8px;
        border-bottom: 1px solid var(--line);
      }
      [role="tree"] {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 0;
        position: relative;
      }
      [role="tree"]:focus-visible {
        outline-offset: -2px;
      }
      [role="treeitem"] {
        display: flex;
        align-items: center;
        gap: 6px;
        height: 28px;
        padding-right: 10px;
        cursor: default;
        white-space: nowrap;
      }
      [role="treeitem"]:hover {
        background: var(--sunken);
      }
      [role="treeitem"][aria-selected="true"] {
        background: var(--accent-soft);
      }
      [role="tree"]:focus-visible .active {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .l1 {
        padding-left: 8px;
      }
      .l2 {
        padding-left: 24px;
      }
      .l3 {
        padding-left: 40px;
      }
      .l4 {
        padding-left: 56px;
      }
      .turn {
        display: inline-flex;
        width: 16px;
        color: var(--ink-soft);
      }
      .turn.open svg {
        transform: rotate(90deg);
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        flex: 1;
      }
      .kind {
        color: var(--ink-soft);
      }
      .held > svg,
      .held .count {
        color: var(--warn);
      }
      [role="treeitem"] > svg {
        color: var(--ink-soft);
      }
      .l1 .name {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) plan: Plan | null = null;
  @property({ attribute: false }) selected: number | null = null;

  @state() private open: ReadonlySet<string> = new Set();
  @state() private active = 0;

  @query("[role=tree]") private tree!: HTMLElement;

  private roots: TreeNode[] = [];
  private rows: TreeRow[] = [];
  private readonly virtual = new VirtualRows(this, ROW_HEIGHT, () => this.tree);

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("plan")) {
      const first = this.roots.length === 0;
      this.roots = this.plan === null ? [] : treeOf(this.plan);
      if (first) this.open = new Set(this.roots.filter((node) => node.branch !== "held").slice(0, 8).map(({ id }) => id));
    }
    if (changed.has("plan") || changed.has("open")) {
      this.rows = rowsOf(this.roots, this.open);
      this.active = Math.max(0, Math.min(this.active, this.rows.length - 1));
    }
  }

  override render(): TemplateResult {
    const { tree } = this.text;
    const files = this.plan?.files.length ?? 0;
    const patients = this.roots.filter(({ branch, name }) => branch === "patient" && name !== "").length;
    return html`
      <header>
        <h2>${tree.heading}</h2>
        <span class="soft small">
          ${patients > 0 ? tree.patients(patients, number(patients)) + this.text.comma : ""}${tree.files(files, number(files))}
        </span>
      </header>
      <div
        role="tree"
        tabindex="0"
        aria-label=${tree.label}
        aria-activedescendant=${this.rows.length > 0 ? `row-${this.active}` : nothing}
        @keydown=${this.key}
      >
        <div role="presentation"></div>
        ${this.virtual.of(this.rows.length).map((at) => this.row(this.rows[at] as TreeRow, at))}
        <div role="presentation"></div>
      </div>
    `;
  }

  private row({ node, level, position, siblings, open }: TreeRow, at: number): TemplateResult {
    const branches = node.children.length > 0;
    return html`<div
      role="treeitem"
      id="row-${at}"
      class="l${level} ${node.branch} ${at === this.active ? "active" : ""}"
      aria-level=${level}
      aria-posinset=${position}
      aria-setsize=${siblings}
      aria-expanded=${branches ? String(open) : nothing}
      aria-selected=${String(node.index !== null && node.index === this.selected)}
      @click=${() => this.press(at)}
    >
      <span class="turn ${open ? "open" : ""}">${branches ? icon("chevron", 14) : ""}</span>
      ${icon(ICONS[node.branch], 15)}
      <span class="name">${this.label(node)}</span>
      <span class="count soft small">${this.measure(node)}</span>
    </div>`;
  }

  private label(node: TreeNode): TemplateResult | string {
    const { tree } = this.text;
    const file = node.index === null ? undefined : this.plan?.files[node.index];
    switch (node.branch) {
      case "patient":
        return node.name === "" ? tree.noPatient : html`<span class="mono">${node.name}</span>`;
      case "study":
        return html`<span class="kind">${tree.study}</span> <span class="mono">${node.name}</span>`;
      case "series":
        return html`<span class="kind">${node.modality === "" ? tree.series : node.modality}</span>
          <span class="mono">${node.name}</span>`;
      case "file":
        return file?.held != null
          ? this.text.result.input(number(file.index + 1))
          : html`<span class="mono" title=${node.name}>${node.name}</span>`;
      case "tables":
        return tree.tables;
      case "pictures":
        return tree.pictures;
      case "layout":
      case "table":
        return html`<span class="mono">${node.name}</span>`;
      case "held":
        return tree.held;
    }
  }

  private measure(node: TreeNode): string {
    if (node.index === null) return number(node.files);
    const file = this.plan?.files[node.index];
    return file === undefined ? "" : size(file.bytes);
  }

  private press(at: number): void {
    this.active = at;
    const row = this.rows[at];
    if (row === undefined) return;
    if (row.node.children.length > 0) this.turn(row, !row.open);
    else if (row.node.index !== null) this.tell("file-selected", row.node.index);
  }

  private turn(row: TreeRow, open: boolean): void {
    const next = new Set(this.open);
    if (open) next.add(row.node.id);
    else next.delete(row.node.id);
    this.open = next;
  }

  /** The keys that the tree pattern of WAI-ARIA asks for. */
  private key(event: KeyboardEvent): void {
    const row = this.rows[this.active];
    if (row === undefined) return;
    const branches = row.node.children.length > 0;
    const page = Math.max(1, Math.floor(this.tree.clientHeight / ROW_HEIGHT) - 1);
    switch (event.key) {
      case "ArrowDown":
        this.go(this.active + 1);
        break;
      case "ArrowUp":
        this.go(this.active - 1);
        break;
      case "PageDown":
        this.go(this.active + page);
        break;
      case "PageUp":
        this.go(this.active - page);
        break;
      case "Home":
        this.go(0);
        break;
      case "End":
        this.go(this.rows.length - 1);
        break;
      case "ArrowRight":
        if (branches && !row.open) this.turn(row, true);
        else if (branches) this.go(this.active + 1);
        break;
      case "ArrowLeft":
        if (row.open) this.turn(row, false);
        else this.go(this.parentOf(this.active));
        break;
      case "Enter":
      case " ":
        this.press(this.active);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private go(to: number): void {
    this.active = Math.max(0, Math.min(to, this.rows.length - 1));
    this.virtual.reveal(this.active);
  }

  private parentOf(at: number): number {
    const level = this.rows[at]?.level ?? 1;
    for (let above = at - 1; above >= 0; above--) {
      if ((this.rows[above]?.level ?? 0) < level) return above;
    }
    return at;
  }
}
