/** The plan in tabs: attributes, tables, one file before and after, findings, what is held back. */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { hasColumns, type Plan } from "../engine/api.js";
import type { OpenDrop } from "../engine/client.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import { NOTHING_REVIEWED, seriesOf, type Review } from "../model/review.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import "./kamei-held-list.js";
import type { HeldFile } from "./kamei-held-list.js";
import "./kamei-plan-elements.js";
import "./kamei-plan-table.js";
import "./kamei-preview.js";
import type { PreviewSource } from "./kamei-preview.js";
import "./kamei-series-list.js";

const TABS = ["elements", "tables", "images", "preview", "findings", "held"] as const;
type Tab = (typeof TABS)[number];

@customElement("kamei-plan")
export class PlanElement extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      [role="tablist"] {
        display: flex;
        gap: 2px;
        padding: 0 8px;
        border-bottom: 1px solid var(--line);
        overflow-x: auto;
      }
      [role="tab"] {
        min-height: 40px;
        padding: 0 10px;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        background: none;
        color: var(--ink-soft);
      }
      [role="tab"][aria-selected="true"] {
        border-bottom-color: var(--accent);
        color: var(--ink);
        font-weight: 600;
      }
      [role="tab"]:focus-visible {
        outline-offset: -3px;
      }
      [role="tabpanel"] {
        flex: 1;
        min-height: 0;
        display: flex;
        flex-direction: column;
      }
      [role="tabpanel"] > * {
        flex: 1;
        min-height: 0;
      }
      .padded {
        overflow: auto;
        padding: 14px;
      }
      .pick {
        margin-bottom: 10px;
      }
      .pick label {
        display: flex;
        gap: 8px;
        align-items: center;
        flex: 1;
        min-width: 0;
        white-space: nowrap;
      }
      .pick select {
        max-width: 320px;
      }
      .findings li {
        padding: 8px 0;
        border-top: 1px solid var(--line);
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      .findings li:first-child {
        border: 0;
      }
      .findings span:first-of-type {
        flex: 1;
      }
      .findings svg {
        color: var(--warn);
        align-self: center;
      }
    `,
  ];

  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) drop: OpenDrop | null = null;
  @property({ attribute: false }) selected: number | null = null;
  @property({ attribute: false }) blobOf: (index: number) => Blob | null = () => null;
  @property({ attribute: false }) nameOf: (index: number) => string = () => "";
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) review: Review = NOTHING_REVIEWED;
  /** Whether images that may show text wait for a person. */
  @property({ type: Boolean }) reviewed = false;

  @state() private tab: Tab = "elements";
  @state() private table: number | null = null;

  private source: PreviewSource | null = null;
  private held: HeldFile[] = [];
  /** Series with images. */
  private images = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("drop")) {
      const { drop } = this;
      this.source =
        drop === null
          ? null
          : (index, before) => drop.preview(index, this.blobOf(index) ?? new Blob(), before);
    }
    if (changed.has("plan")) {
      this.held = this.plan.files.flatMap(({ index, held }) => (held == null ? [] : [{ index, held }]));
      this.images = seriesOf(this.plan).length;
      if (changed.get("plan") === undefined) this.tab = this.first();
    }
    if (changed.has("selected") && this.selected !== null) {
      const file = this.plan.files[this.selected];
      if (file != null && hasColumns(file.kind) && file.held == null) {
        this.table = file.index;
        this.tab = this.tab === "preview" ? "preview" : "tables";
      } else {
        this.tab = "preview";
      }
    }
  }

  /** What waits for a decision comes first: images that nobody accepted, then columns. */
  private first(): Tab {
    if (this.reviewed && this.plan.files.some(({ held }) => held?.code === "review-missing")) return "images";
    const open = this.plan.tables.some(({ columns }) => columns.some(({ role }) => role === "unknown"));
    return open || this.plan.elements.length === 0 ? "tables" : "elements";
  }

  override render(): TemplateResult {
    const { plan } = this.text;
    return html`
      <div role="tablist" aria-label=${plan.tabsLabel} @keydown=${this.key}>
        ${TABS.map(
          (tab) =>
            html`<button
              role="tab"
              id="tab-${tab}"
              aria-selected=${String(tab === this.tab)}
              aria-controls="panel"
              tabindex=${tab === this.tab ? 0 : -1}
              @click=${() => (this.tab = tab)}
            >
              ${plan.tabs[tab]} ${this.count(tab)}
            </button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}">${this.panel()}</div>
    `;
  }

  private count(tab: Tab): TemplateResult | typeof nothing {
    const { elements, tables, findings } = this.plan;
    const counts = { elements: elements.length, tables: tables.length, images: this.images, preview: 0, findings: findings.length, held: this.held.length };
    const colour = tab === "held" || tab === "findings" ? "warn" : "";
    return counts[tab] === 0 ? nothing : html`<span class="badge ${colour}">${number(counts[tab])}</span>`;
  }

  private panel(): TemplateResult {
    switch (this.tab) {
      case "elements":
        return html`<kamei-plan-elements .elements=${this.plan.elements}></kamei-plan-elements>`;
      case "tables":
        return this.tables();
      case "images":
        return html`<kamei-series-list
          .plan=${this.plan}
          .review=${this.review}
          .nameOf=${this.nameOf}
          ?required=${this.reviewed}
          @file-viewed=${(event: CustomEvent<number>) => this.tell("file-viewed", event.detail)}
        ></kamei-series-list>`;
      case "preview":
        return html`<kamei-preview
          @file-viewed=${(event: CustomEvent<number>) => this.tell("file-viewed", event.detail)}
          .file=${this.selected === null ? null : (this.plan.files[this.selected] ?? null)}
          .columns=${this.plan.tables.find(({ index }) => index === this.selected)?.columns ?? []}
          .source=${this.source}
        ></kamei-preview>`;
      case "findings":
        return this.findings();
      case "held":
        return html`<div class="padded">
          <kamei-held-list .files=${this.held} .nameOf=${this.nameOf}></kamei-held-list>
        </div>`;
    }
  }

  private tables(): TemplateResult {
    const text = this.text.plan.tables;
    const { tables } = this.plan;
    const table = tables.find(({ index }) => index === this.table) ?? tables[0];
    if (table === undefined) return html`<p class="padded soft">${text.empty}</p>`;
    return html`<div class="padded">
      <div class="row pick">
        ${tables.length > 1
          ? html`<label>
              <span class="soft small">${text.choose}</span>
              <select @change=${(event: Event) => (this.table = Number((event.target as HTMLSelectElement).value))}>
                ${tables.map(
                  ({ index }, at) =>
                    html`<option value=${index} ?selected=${index === table.index}>${this.tableName(index, at)}</option>`,
                )}
              </select>
            </label>`
          : html`<h2>${this.text.tree.table(number(1))}</h2>`}
        <button @click=${() => this.preview(table.index)}>${icon("table")}${text.preview}</button>
      </div>
      <kamei-plan-table
        .table=${table}
        ?busy=${this.busy}
        @role-decided=${(event: CustomEvent) => this.tell("role-decided", event.detail)}
      ></kamei-plan-table>
    </div>`;
  }

  private tableName(index: number, at: number): string {
    const open = this.plan.tables[at]?.columns.filter(({ role }) => role === "unknown").length ?? 0;
    const output = this.plan.files[index]?.output.split("/").pop() ?? "";
    const name = `${this.text.tree.table(number(at + 1))} ${output}`;
    return open > 0 ? `${name} (${this.text.plan.tables.open} ${number(open)})` : name;
  }

  private preview(index: number): void {
    this.tab = "preview";
    this.tell("file-selected", index);
  }

  private findings(): TemplateResult {
    const text = this.text.plan.findings;
    const { findings } = this.plan;
    if (findings.length === 0) return html`<p class="padded soft">${text.none}</p>`;
    return html`<ul class="padded findings">
      ${findings.map(
        ({ code, subjects, files }) =>
          html`<li>
            ${icon("alert")}
            <span>${wordsFor(this.text.finding, code, this.text)}</span>
            <span class="soft small">${text.cases(subjects, number(subjects))} · ${text.files(files.length, number(files.length))}</span>
          </li>`,
      )}
    </ul>`;
  }

  private key(event: KeyboardEvent): void {
    const at = TABS.indexOf(this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.tab = TABS[(to + TABS.length) % TABS.length] as Tab;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus());
  }
}
