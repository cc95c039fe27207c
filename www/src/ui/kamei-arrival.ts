/**
 * A download that the browser carries out by itself: the page cannot see it end, so it asks. Fires
 * `arrived` when the user says that the file is there.
 */

import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { number } from "../i18n/format.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

@customElement("kamei-arrival")
export class Arrival extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .row {
        margin-top: 6px;
      }
    `,
  ];

  /** Of the complete file. */
  @property({ attribute: false }) bytes = 0;

  override render(): TemplateResult {
    const { arrival } = this.text;
    return html`<div class="notice warn" role="status">
      ${icon("drop")}
      <div>
        <p>${arrival.begun(number(this.bytes))}</p>
        <p>${arrival.look}</p>
        <div class="row">
          <button type="button" @click=${() => this.tell("arrived", null)}>${icon("check")}${arrival.confirm}</button>
        </div>
      </div>
    </div>`;
  }
}
