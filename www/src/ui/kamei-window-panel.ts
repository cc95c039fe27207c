/** Which values of a grey image are shown from black to white. Fires `window-chosen` (`detail`: it, or `null`). */

import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Window } from "../engine/api.js";
import { KameiElement } from "./element.js";

@customElement("kamei-window-panel")
export class WindowPanel extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px;
      }
    `,
  ];

  @property({ attribute: false }) now: Window | null = null;
  /** Those that the image proposes. */
  @property({ attribute: false }) offered: readonly Window[] = [];
  /** Whether the user chose one. */
  @property({ type: Boolean }) chosen = false;

  override render(): TemplateResult {
    const { viewer } = this.text;
    const now = this.now ?? { center: 0, width: 1 };
    return html`<div class="stack">
      <h3>${viewer.windowing}</h3>
      <div class="fields">
        ${this.field("center", viewer.center, now.center, (center) => ({ ...now, center }))}
        ${this.field("width", viewer.width, now.width, (width) => ({ ...now, width }))}
      </div>
      <div class="row">
        <button ?disabled=${!this.chosen} @click=${() => this.tell("window-chosen", null)}>${viewer.reset}</button>
        ${(this.offered.length > 1 ? this.offered : []).map(
          (window) =>
            html`<button class="mono" @click=${() => this.tell("window-chosen", window)}>${window.center} / ${window.width}</button>`,
        )}
      </div>
    </div>`;
  }

  private field(id: string, label: string, value: number, change: (value: number) => Window): TemplateResult {
    const take = (event: Event) => this.tell("window-chosen", change(Number((event.target as HTMLInputElement).value)));
    return html`<label class="field">
      <span>${label}</span>
      <input id=${id} type="number" step="any" .value=${String(Number(value.toPrecision(5)))} @change=${take} />
    </label>`;
  }
}
