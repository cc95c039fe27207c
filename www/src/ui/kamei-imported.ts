/** What became of the rules of another tool: counts, and every command that is no rule word for word. */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ImportNote, ImportedPolicy } from "../engine/api.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

/** What was lost stands first. */
const ORDER = ["lost", "below-profile", "otherwise"];

@customElement("kamei-imported")
export class Imported extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
        margin-top: 10px;
      }
      h3 {
        margin: 8px 0 2px;
      }
      ul {
        max-height: 16rem;
        overflow: auto;
        padding: 0;
      }
      li {
        border-top: 1px solid var(--line);
        padding: 4px 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) imported!: ImportedPolicy;

  override render(): TemplateResult {
    const { policy } = this.text;
    const { script, rules, templates, agreed, disabled, notes } = this.imported;
    const lost = notes.some(({ effect }) => effect === "lost");
    return html`<p class="notice ${lost ? "warn" : ""} small" role="status">
        ${icon(lost ? "alert" : "info")}
        <span>
          ${policy.imported[script](number(rules), number(templates), number(agreed), number(disabled))}
          ${lost ? policy.lost : nothing}
        </span>
      </p>
      ${ORDER.map((effect) => this.listing(effect, notes.filter((note) => note.effect === effect)))}`;
  }

  private listing(effect: string, notes: readonly ImportNote[]): TemplateResult | typeof nothing {
    if (notes.length === 0) return nothing;
    const { policy, importEffect, imported } = this.text;
    return html`<h3 id=${effect} class="small">${wordsFor(importEffect, effect, this.text)} (${number(notes.length)})</h3>
      <ul class="small" tabindex="0" aria-labelledby=${effect}>
        ${notes.map(
          ({ line, command, what }) =>
            html`<li>
              <span class="soft">${policy.line(number(line))}</span> <span class="mono">${command}</span><br />
              ${wordsFor(imported, what, this.text)}
            </li>`,
        )}
      </ul>`;
  }
}
