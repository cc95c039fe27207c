/**
 * What is masked in a frame and why. Fires `mask-picked` (`detail`: the mask or box) and `box-deleted`
 * (`detail`: the box).
 */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Area, Mask } from "../engine/api.js";
import { number } from "../i18n/format.js";
import type { Box } from "../model/review.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

@customElement("kamei-mask-list")
export class MaskList extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      ul {
        margin-top: 6px;
        max-height: 240px;
        overflow: auto;
      }
      li {
        display: flex;
        gap: 4px;
      }
      .mask {
        flex: 1;
        display: grid;
        grid-template-columns: 14px 1fr;
        justify-content: start;
        justify-items: start;
        gap: 0 8px;
        padding: 4px 6px;
        border-color: transparent;
        background: none;
        text-align: left;
        white-space: normal;
      }
      .mask .mono {
        grid-column: 2;
      }
      .mask[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .mask:focus-visible {
        outline-offset: -2px;
      }
      .swatch {
        width: 13px;
        height: 13px;
        margin-top: 3px;
        border: 2px dashed #b57d00;
        background: rgb(255 200 87 / 0.35);
      }
      .swatch.drawn {
        border: 2px solid #0b8f87;
        background: rgb(94 224 214 / 0.35);
      }
      .delete {
        align-self: center;
        padding: 2px 6px;
        border-color: transparent;
        background: none;
      }
    `,
  ];

  /** What the run masks beside the boxes. */
  @property({ attribute: false }) proposed: readonly Mask[] = [];
  @property({ attribute: false }) boxes: readonly Box[] = [];
  @property({ attribute: false }) picked: Box | Mask | null = null;
  /** What is said of a box for more than this file. */
  @property() wide = "";

  override render(): TemplateResult {
    const { viewer, reason } = this.text;
    const { proposed, boxes } = this;
    const count = proposed.length + boxes.length;
    return html`
      <h3>${viewer.masks} <span class="badge">${number(count)}</span></h3>
      ${count === 0 ? html`<p class="soft small">${viewer.none}</p>` : nothing}
      <ul>
        ${proposed.map((mask) => html`<li>${this.entry(mask, reason[mask.reason], "")}</li>`)}
        ${boxes.map(
          (box) =>
            html`<li>
              ${this.entry(box, box.series ? this.wide : viewer.drawnImage, "drawn")}
              <button
                class="delete"
                aria-label=${viewer.remove(place(box.area))}
                title=${viewer.removeShort}
                @click=${() => this.tell("box-deleted", box)}
              >
                ${icon("cross", 14)}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  private entry(one: Box | Mask, name: string, kind: string): TemplateResult {
    return html`<button class="mask" aria-pressed=${String(one === this.picked)} @click=${() => this.tell("mask-picked", one)}>
      <i class="swatch ${kind}"></i><span>${name}</span>
      <span class="mono soft">${place(one.area)}</span>
    </button>`;
  }
}

function place({ x, y, width, height }: Area): string {
  return `${x}, ${y} · ${width} × ${height}`;
}
