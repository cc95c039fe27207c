/**
 * The columns of one table as cards: what each holds, what spoke for it, what happens to it.
 * Fires `role-decided` (`detail`: the column's key and its role, or `null` to take a decision back).
 */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ROLES, type ColumnPlan, type Role, type TablePlan } from "../engine/api.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import { actionBadge } from "./words.js";

export interface RoleDecision {
  readonly key: string;
  readonly role: Role | null;
}

@customElement("kamei-plan-table")
export class PlanTable extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      p.soft,
      p.notice {
        margin-bottom: 10px;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(270px, 1fr));
        gap: 10px;
      }
      li.card {
        padding: 10px 12px;
        display: flex;
        flex-direction: column;
        gap: 7px;
      }
      .undecided {
        border-color: var(--warn);
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      .head .name {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 600;
      }
      .choice {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 8px;
        align-items: center;
      }
      .why {
        color: var(--ink-soft);
        font-size: 12px;
        line-height: 1.45;
      }
    `,
  ];

  @property({ attribute: false }) table!: TablePlan;
  @property({ type: Boolean }) busy = false;

  override render(): TemplateResult {
    const text = this.text.plan.tables;
    const { rows, columns } = this.table;
    const open = columns.filter(({ role }) => role === "unknown").length;
    return html`
      <p class="soft">${text.summary(number(rows), number(columns.length))}</p>
      ${open > 0 ? html`<p class="notice warn">${icon("alert")}<span>${text.undecided(open)}</span></p>` : nothing}
      <ol class="cards">
        ${columns.map((column) => this.card(column))}
      </ol>
    `;
  }

  private card(column: ColumnPlan): TemplateResult {
    const text = this.text.plan.tables;
    const { position, key, header, role, decided, action, evidence, confidence } = column;
    const place = text.column(number(position + 1));
    return html`<li class="card ${role === "unknown" ? "undecided" : ""}">
      <div class="head">
        <span class="soft small">${place}</span>
        <span class="name mono" title=${header}>${header}</span>
        ${this.state(column)}
      </div>
      <div class="choice">
        <select
          aria-label="${place}: ${text.role}"
          ?disabled=${this.busy}
          @change=${(event: Event) => this.decide(key, (event.target as HTMLSelectElement).value as Role)}
        >
          ${ROLES.map((each) => html`<option value=${each} ?selected=${each === role}>${this.text.role[each]}</option>`)}
        </select>
        ${actionBadge(action, this.text)}
      </div>
      <p class="why">
        ${decided
          ? html`<button class="plain" ?disabled=${this.busy} @click=${() => this.decide(key, null)}>
              ${text.undo}
            </button>`
          : html`${evidence.map(
                ({ code, percent }) => wordsFor(this.text.evidence, code, this.text).replace("{n}", number(percent)),
              ).join(this.text.comma)}
              ${role === "unknown" ? nothing : html`<span>(${text.confidence(number(confidence))})</span>`}`}
      </p>
    </li>`;
  }

  private state({ decided, role }: ColumnPlan): TemplateResult {
    const text = this.text.plan.tables;
    if (decided) return html`<span class="badge good">${text.decided}</span>`;
    if (role === "unknown") return html`<span class="badge warn">${text.open}</span>`;
    return html`<span class="badge">${text.proposed}</span>`;
  }

  private decide(key: string, role: Role | null): void {
    this.tell<RoleDecision>("role-decided", { key, role });
  }
}
