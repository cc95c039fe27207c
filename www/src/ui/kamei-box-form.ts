/**
 * A box in numbers: a new one, or the one that is picked. Fires `side-changed` (`detail`: a side and its number),
 * `reach-changed` (`detail`: whether it counts for more than one file), `box-added`, `box-left` (for another),
 * `box-deleted` and `template-saved`.
 */

import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Area } from "../engine/api.js";
import { KameiElement } from "./element.js";

const SIDES = ["x", "y", "width", "height"] as const;

export interface SideChange {
  readonly side: (typeof SIDES)[number];
  readonly value: number;
}

@customElement("kamei-box-form")
export class BoxForm extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 6px;
      }
    `,
  ];

  @property({ attribute: false }) fields: Area = { x: 0, y: 0, width: 1, height: 1 };
  /** Whether it is one that is there. */
  @property({ type: Boolean }) picked = false;
  @property({ type: Boolean }) wide = false;
  @property({ type: Boolean }) disabled = false;
  /** Whether there is no box that a template could hold. */
  @property({ type: Boolean }) plain = false;
  /** For which files a wide box counts. */
  @property() reach = "";
  /** For which images a template counts. */
  @property() device = "";

  override render(): TemplateResult {
    const { viewer } = this.text;
    return html`<section class="stack" aria-labelledby="box-heading">
      <h3 id="box-heading">${this.picked ? viewer.thisBox : viewer.newBox}</h3>
      <div class="fields">
        ${SIDES.map(
          (side) =>
            html`<label class="field">
              <span>${viewer.side[side]}</span>
              <input
                id="box-${side}"
                type="number"
                min=${side === "x" || side === "y" ? 0 : 1}
                .value=${String(this.fields[side])}
                @change=${(event: Event) =>
                  this.tell<SideChange>("side-changed", { side, value: Number((event.target as HTMLInputElement).value) })}
              />
            </label>`,
        )}
      </div>
      <label class="check">
        <input
          id="wide"
          type="checkbox"
          .checked=${this.wide}
          @change=${(event: Event) => this.tell("reach-changed", (event.target as HTMLInputElement).checked)}
        />
        <span>${this.reach}</span>
      </label>
      <div class="row">
        ${this.picked
          ? html`<button id="add" @click=${() => this.tell("box-left", null)}>${viewer.another}</button>
              <button @click=${() => this.tell("box-deleted", null)}>${viewer.removeShort}</button>`
          : html`<button id="add" ?disabled=${this.disabled} @click=${() => this.tell("box-added", null)}>${viewer.add}</button>`}
      </div>
      <button id="template" ?disabled=${this.plain} @click=${() => this.tell("template-saved", null)}>${viewer.template}</button>
      <p class="mono soft">${this.device}</p>
      <p class="soft small">${viewer.templateHint}</p>
    </section>`;
  }
}
