/** What will happen to each sort of data element, and why. Shows decisions only, no values. */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ElementPlan } from "../engine/api.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import { KameiElement } from "./element.js";
import { actionBadge, breakable, inOrder, nameOf, type ActionName } from "./words.js";

/** Rows shown before the user asks for the rest: a table of this length renders at once. */
const FIRST_ROWS = 400;

@customElement("kamei-plan-elements")
export class PlanElements extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        padding: 10px 14px;
        border-bottom: 1px solid var(--line);
      }
      .filters input {
        flex: 1 1 180px;
        max-width: 260px;
      }
      .filters button {
        min-height: 26px;
        padding: 1px 9px;
        border-radius: 999px;
        border-color: var(--line);
        font-size: 12px;
      }
      .filters button[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent-strong);
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th {
        position: sticky;
        top: 0;
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
      }
      th:first-child,
      td:first-child {
        padding-left: 14px;
      }
      tbody tr + tr td {
        border-top: 1px solid var(--line);
      }
      tbody tr:hover td {
        background: var(--sunken);
      }
      td.tag {
        white-space: nowrap;
      }
      td.name {
        overflow-wrap: anywhere;
      }
      .nested {
        margin-left: 4px;
        white-space: nowrap;
      }
      th.number {
        text-align: right;
      }
      .none {
        padding: 24px 14px;
      }
    `,
  ];

  @property({ attribute: false }) elements: readonly ElementPlan[] = [];

  @state() private search = "";
  @state() private only: ActionName | null = null;
  @state() private whole = false;

  override render(): TemplateResult {
    const text = this.text.plan.elements;
    if (this.elements.length === 0) return html`<p class="none soft">${text.empty}</p>`;
    const wanted = this.search.trim().toLowerCase();
    const found = this.elements.filter(
      ({ tag, keyword }) => `${tag} ${keyword}`.toLowerCase().includes(wanted),
    );
    const matching = found.filter(({ action }) => this.only === null || nameOf(action) === this.only);
    const shown = this.whole ? matching : matching.slice(0, FIRST_ROWS);
    return html`
      <div class="filters" role="search">
        <input
          type="search"
          .value=${this.search}
          placeholder=${text.search}
          aria-label=${text.search}
          @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)}
        />
        ${this.chips(found)}
        <span class="soft small" role="status">${text.shown(number(matching.length), number(this.elements.length))}</span>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${text.caption}>
        <table>
          <caption class="unseen">
            ${text.caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">${text.tag}</th>
              <th scope="col">${text.keyword}</th>
              <th scope="col">${text.vr}</th>
              <th scope="col" class="number">${text.count}</th>
              <th scope="col">${text.action}</th>
              <th scope="col">${text.reason}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(shown, keyOf, (element) => this.row(element))}
          </tbody>
        </table>
        ${matching.length === 0 ? html`<p class="none soft">${text.none}</p>` : nothing}
        ${shown.length < matching.length
          ? html`<p class="none">
              <button @click=${() => (this.whole = true)}>
                ${this.text.result.more(number(matching.length - shown.length))}
              </button>
            </p>`
          : nothing}
      </div>
    `;
  }

  /** One button per action that occurs, so that a reader can go through all that stays, for example. */
  private chips(found: readonly ElementPlan[]): TemplateResult[] {
    const counts = new Map<ActionName, number>();
    for (const { action } of found) counts.set(nameOf(action), (counts.get(nameOf(action)) ?? 0) + 1);
    const chip = (name: ActionName | null, label: string) =>
      html`<button aria-pressed=${String(this.only === name)} @click=${() => (this.only = name)}>${label}</button>`;
    return [
      chip(null, this.text.plan.elements.all),
      ...inOrder(counts.keys()).map((name) => chip(name, `${this.text.action[name]} ${number(counts.get(name) ?? 0)}`)),
    ];
  }

  private row({ tag, keyword, vr, nested, count, action, reason }: ElementPlan): TemplateResult {
    const text = this.text.plan.elements;
    return html`<tr>
      <td class="tag mono">${tag}</td>
      <td class="name">
        ${keyword === "" ? html`<span class="soft">${text.unknown}</span>` : breakable(keyword)}
        ${nested ? html`<span class="soft small nested">${text.nested}</span>` : nothing}
      </td>
      <td class="mono">${vr}</td>
      <td class="number mono">${number(count)}</td>
      <td>${actionBadge(action, this.text)}</td>
      <td class="soft small">${wordsFor(this.text.reason, reason, this.text)}</td>
    </tr>`;
  }
}

function keyOf({ tag, vr, nested, keyword, reason, action }: ElementPlan, at: number): string {
  return `${tag} ${vr} ${nested} ${keyword} ${reason} ${nameOf(action)} ${at}`;
}
