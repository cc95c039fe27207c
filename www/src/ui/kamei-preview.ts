/**
 * One file before and after. Asks for the before side only when the user does: until then no
 * original value is in the page. Fires `file-viewed` (`detail`: its index) for its images.
 */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ColumnPlan, FilePlan, PreviewCell, PreviewRow } from "../engine/api.js";
import type { Preview } from "../engine/messages.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import { actionBadge, breakable } from "./words.js";

/** Fetches a preview, with or without the values of the before side. */
export type PreviewSource = (index: number, before: boolean) => Promise<Preview>;

@customElement("kamei-preview")
export class PreviewElement extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        justify-content: space-between;
        padding: 10px 14px;
        border-bottom: 1px solid var(--line);
      }
      .top > div {
        min-width: 0;
        flex: 1 1 240px;
      }
      .top p {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
      .none {
        padding: 24px 14px;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th {
        position: sticky;
        top: 0;
        z-index: 1;
        background: var(--panel);
        box-shadow: inset 0 -1px 0 var(--line);
        font-size: 12px;
        font-weight: 600;
        color: var(--ink-soft);
        text-align: left;
        white-space: nowrap;
      }
      th,
      td {
        padding: 4px 8px;
        vertical-align: top;
      }
      th:first-child,
      td:first-child {
        padding-left: 14px;
      }
      tbody tr + tr td {
        border-top: 1px solid var(--line);
      }
      td.value {
        min-width: 110px;
        max-width: 260px;
        overflow-wrap: anywhere;
      }
      td.same {
        color: var(--ink-soft);
      }
      .veil {
        display: inline-block;
        width: 72px;
        height: 9px;
        border-radius: 3px;
        background: repeating-linear-gradient(90deg, var(--line) 0 6px, transparent 6px 9px);
      }
      .gone {
        color: var(--bad);
      }
      .d1 {
        padding-left: 26px;
      }
      .d2 {
        padding-left: 38px;
      }
      .d3 {
        padding-left: 50px;
      }
      table.cells td {
        white-space: nowrap;
        max-width: 220px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      tr.after td {
        background: var(--sunken);
      }
      .side {
        color: var(--ink-soft);
        font-size: 12px;
      }
      .dropped {
        color: var(--ink-soft);
        text-decoration: line-through;
      }
    `,
  ];

  @property({ attribute: false }) file: FilePlan | null = null;
  /** The columns of the file, if it is a table. */
  @property({ attribute: false }) columns: readonly ColumnPlan[] = [];
  @property({ attribute: false }) source: PreviewSource | null = null;

  @state() private preview: Preview | null = null;
  @state() private shown = false;
  @state() private failure: string | null = null;

  private generation = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("file") && !changed.has("source")) return;
    const before = changed.get("file");
    // Another file starts hidden again.
    if (changed.has("file") && before?.index !== this.file?.index) this.shown = false;
    void this.fetch();
  }

  private async fetch(): Promise<void> {
    const generation = ++this.generation;
    const { file, source, shown } = this;
    if (!shown) this.preview = null;
    this.failure = null;
    if (file === null || source === null || file.held != null) return;
    try {
      const preview = await source(file.index, shown);
      if (generation === this.generation) this.preview = preview;
    } catch (error) {
      if (generation !== this.generation) return;
      this.preview = null;
      this.failure = (error as { code?: string }).code ?? "internal";
    }
  }

  private toggle(): void {
    this.shown = !this.shown;
    void this.fetch();
  }

  override render(): TemplateResult {
    const text = this.text.plan.preview;
    const { file } = this;
    if (file === null) return html`<p class="none soft">${text.choose}</p>`;
    if (file.held != null) {
      return html`<div class="none stack">
        <p class="notice warn">
          ${icon("hold")}<span>${text.held} ${wordsFor(this.text.error, file.held.code, this.text)}</span>
        </p>
        ${this.images(file)}
      </div>`;
    }
    return html`
      <div class="top">
        <div>
          <p class="mono">${file.output}</p>
          ${this.shown ? nothing : html`<p class="soft small">${text.hiddenNote}</p>`}
        </div>
        ${this.images(file)}
        <button id="values" aria-pressed=${String(this.shown)} @click=${this.toggle}>
          ${icon("eye")}${this.shown ? text.hide : text.show}
        </button>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${text.of(file.output)}>${this.content()}</div>
    `;
  }

  private images({ index, hasImage }: FilePlan): TemplateResult | typeof nothing {
    if (!hasImage) return nothing;
    return html`<div>
      <button id="images" @click=${() => this.tell("file-viewed", index)}>
        ${icon("picture")}${this.text.viewer.heading}
      </button>
    </div>`;
  }

  private content(): TemplateResult {
    if (this.failure !== null) {
      return html`<p class="none" role="alert">${wordsFor(this.text.error, this.failure, this.text)}</p>`;
    }
    if (this.preview === null) return html`<p class="none soft" role="status">${this.text.plan.preview.loading}</p>`;
    return this.preview.kind === "elements" ? this.elements(this.preview.rows) : this.cells(this.preview.rows);
  }

  private elements(rows: readonly PreviewRow[]): TemplateResult {
    const { elements, preview } = this.text.plan;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${elements.tag}</th>
          <th scope="col">${elements.keyword}</th>
          <th scope="col">${preview.before}</th>
          <th scope="col">${preview.after}</th>
          <th scope="col">${elements.action}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <td class="mono d${Math.min(row.depth, 3)}">${row.tag}</td>
              <td>${row.keyword === "" ? html`<span class="soft">${elements.unknown}</span>` : breakable(row.keyword)}</td>
              <td class="value mono">${this.beforeValue(row.before)}</td>
              <td class="value mono ${row.action === "keep" ? "same" : ""}">${this.afterValue(row.after ?? null)}</td>
              <td>${actionBadge(row.action, this.text)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private cells(rows: readonly (readonly PreviewCell[])[]): TemplateResult {
    const { preview } = this.text.plan;
    return html`<table class="cells">
      <thead>
        <tr>
          <td></td>
          ${this.columns.map(
            ({ header, action }) =>
              html`<th scope="col">
                <div class=${action === "drop" ? "dropped" : ""}>${header}</div>
                ${actionBadge(action, this.text)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, at) =>
            html`${this.shown
                ? html`<tr>
                    <td class="side">${preview.before}</td>
                    ${row.map(([before]) => html`<td class="mono" title=${before}>${before}</td>`)}
                  </tr>`
                : nothing}
              <tr class=${this.shown ? "after" : ""}>
                <td class="side">${this.shown ? preview.after : preview.row(number(at + 1))}</td>
                ${row.map(([, after]) => html`<td class="mono">${this.afterValue(after)}</td>`)}
              </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private beforeValue(value: string): TemplateResult | string {
    if (this.shown) return value;
    return html`<span class="veil" aria-hidden="true"></span><span class="unseen">${this.text.plan.preview.hidden}</span>`;
  }

  private afterValue(value: string | null): TemplateResult | string {
    const { removed, emptied } = this.text.plan.preview;
    if (value === null) return html`<span class="gone small">${removed}</span>`;
    return value === "" ? html`<span class="soft small">${emptied}</span>` : value;
  }
}
