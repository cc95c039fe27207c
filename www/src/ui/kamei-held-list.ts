/** Held-back files by reason. Input names are values: they are shown only when the user asks. */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Held } from "../engine/api.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

export interface HeldFile {
  readonly index: number;
  readonly held: Held;
}

/** Files shown per reason before the user asks for more, and then each time. */
const PORTION = 100;

@customElement("kamei-held-list")
export class HeldList extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .top {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
      }
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        display: flex;
        gap: 8px;
        align-items: flex-start;
        padding: 8px 2px;
        cursor: pointer;
      }
      summary > svg {
        margin-top: 2px;
        color: var(--ink-soft);
      }
      details[open] > summary > svg {
        transform: rotate(90deg);
      }
      summary .words {
        flex: 1;
      }
      ul {
        padding: 0 0 8px 26px;
      }
      li {
        padding: 2px 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) files: readonly HeldFile[] = [];
  /** The path of an input as the user dropped it. */
  @property({ attribute: false }) nameOf: (index: number) => string = () => "";

  @state() private shown = false;
  @state() private limits: ReadonlyMap<string, number> = new Map();

  override render(): TemplateResult {
    const { result } = this.text;
    if (this.files.length === 0) return html`<p class="soft">${result.heldNone}</p>`;
    return html`
      <div class="top">
        <span class="soft">${this.text.tree.files(this.files.length, number(this.files.length))}</span>
        <button aria-pressed=${String(this.shown)} @click=${() => (this.shown = !this.shown)}>
          ${icon("eye")}${this.shown ? result.hideNames : result.showNames}
        </button>
      </div>
      ${[...this.byReason()].map(([code, files]) => this.reason(code, files))}
    `;
  }

  private byReason(): Map<string, HeldFile[]> {
    const reasons = new Map<string, HeldFile[]>();
    for (const file of this.files) {
      const among = reasons.get(file.held.code);
      if (among === undefined) reasons.set(file.held.code, [file]);
      else among.push(file);
    }
    return reasons;
  }

  private reason(code: string, files: readonly HeldFile[]): TemplateResult {
    const { result } = this.text;
    const limit = this.limits.get(code) ?? PORTION;
    return html`<details ?open=${files.length <= 12}>
      <summary>
        ${icon("chevron", 14)}
        <span class="words">${wordsFor(this.text.error, code, this.text)} <span class="mono soft">${code}</span></span>
        <span class="badge warn">${number(files.length)}</span>
      </summary>
      <ul>
        ${files.slice(0, limit).map(
          ({ index }) =>
            html`<li>
              <span class="soft">${result.input(number(index + 1))}</span>
              ${this.shown ? html`<span class="mono">${this.nameOf(index)}</span>` : nothing}
            </li>`,
        )}
        ${files.length > limit
          ? html`<li>
              <button @click=${() => (this.limits = new Map(this.limits).set(code, limit + PORTION))}>
                ${result.more(number(Math.min(PORTION, files.length - limit)))}
              </button>
            </li>`
          : nothing}
      </ul>
    </details>`;
  }
}
