/** The run under way: progress, speed, the status of each file. Fires `cancel`. */

import { css, html, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { number, size } from "../i18n/format.js";
import type { FileStatus, RunState } from "../model/run.js";
import { KameiElement } from "./element.js";
import { VirtualRows } from "./virtual.js";

const ROW_HEIGHT = 28;

const COLOURS = { waiting: "", working: "info", released: "good", held: "warn" } as const;

@customElement("kamei-run-panel")
export class RunPanel extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 14px;
        min-height: 0;
      }
      .top {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 10px 16px;
        align-items: center;
      }
      .top button {
        justify-self: end;
      }
      progress {
        width: 100%;
        height: 10px;
        accent-color: var(--accent);
      }
      .list {
        flex: 1;
        min-height: 0;
        padding: 0;
        display: flex;
        flex-direction: column;
      }
      .head,
      .line {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr) 92px 104px;
        gap: 10px;
        align-items: center;
        padding: 0 14px;
      }
      .head {
        height: 32px;
        border-bottom: 1px solid var(--line);
        font-size: 12px;
        font-weight: 600;
        color: var(--ink-soft);
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
      .line {
        height: 28px;
      }
      .path {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) run!: RunState;
  /** Changes with every step of the run, which itself stays the same object. */
  @property({ attribute: false }) step = 0;
  @property({ attribute: false }) outputs: readonly string[] = [];

  @query(".scroll") private scroller!: HTMLElement;

  private readonly virtual = new VirtualRows(this, ROW_HEIGHT, () => this.scroller);

  override render(): TemplateResult {
    const text = this.text.run;
    const { run } = this;
    const all = run.status.length;
    const seconds = Math.max(0.2, (performance.now() - run.startedAt) / 1000);
    const heading = run.finishing ? text.finishing : run.cancelled ? text.cancelling : text.running;
    return html`
      <section class="card top" aria-labelledby="heading">
        <h2 id="heading">${heading}</h2>
        <button ?disabled=${run.cancelled || run.finishing} @click=${() => this.tell("cancel", null)}>
          ${text.cancel}
        </button>
        <progress max=${all} .value=${run.done} aria-labelledby="heading"></progress>
        <span class="soft small number">
          ${text.progress(number(run.done), number(all))}${this.text.comma}${text.speed(size(run.inputBytes / seconds))}
        </span>
      </section>
      <section class="card list" role="table" aria-label=${text.status} aria-rowcount=${all + 1}>
        <div class="head" role="row" aria-rowindex="1">
          <span role="columnheader">${text.number}</span>
          <span role="columnheader">${text.output}</span>
          <span role="columnheader" class="number">${text.size}</span>
          <span role="columnheader">${text.state}</span>
        </div>
        <div class="scroll" role="rowgroup" tabindex="0">
          <div role="presentation"></div>
          ${this.virtual.of(all).map((at) => this.line(run.status[at] as FileStatus))}
          <div role="presentation"></div>
        </div>
      </section>
    `;
  }

  private line({ index, state, bytes, path }: FileStatus): TemplateResult {
    return html`<div class="line" role="row" aria-rowindex=${index + 2}>
      <span role="cell" class="mono soft">${number(index + 1)}</span>
      <span role="cell" class="mono path">${path === "" ? this.outputs[index] : path}</span>
      <span role="cell" class="mono number">${size(bytes)}</span>
      <span role="cell"><span class="badge ${COLOURS[state]}">${this.text.run.states[state]}</span></span>
    </div>`;
  }
}
