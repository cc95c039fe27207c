/** Takes files from the user and hands them on; reads none. Fires `files-chosen` (`detail`: the files). */

import { css, html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { InputFile } from "../engine/client.js";
import { fromDrop, fromPicker } from "../files/intake.js";
import { number } from "../i18n/format.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

@customElement("kamei-file-drop")
export class FileDrop extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .zone {
        height: 100%;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 10px;
        padding: 40px 24px;
        border: 1.5px dashed var(--line-strong);
        border-radius: 12px;
        background: var(--panel);
        text-align: center;
      }
      .zone.over {
        border-color: var(--accent);
        border-style: solid;
        background: var(--accent-soft);
      }
      .zone > svg {
        color: var(--accent);
      }
      .lead {
        font-size: 19px;
        font-weight: 600;
        line-height: 1.4;
      }
      .buttons {
        margin-top: 8px;
        justify-content: center;
      }
      .zone .primary,
      .zone .second {
        min-height: 36px;
        padding-inline: 18px;
      }
      progress {
        width: min(420px, 90%);
        height: 8px;
        accent-color: var(--accent);
      }
      .compact {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .compact button {
        padding-inline: 9px;
        font-size: 12px;
      }
      input[type="file"] {
        display: none;
      }
    `,
  ];

  /** Only the buttons, for a page that already has files. */
  @property({ type: Boolean }) compact = false;
  /** Set while files are read. */
  @property({ attribute: false }) reading: { done: number; all: number } | null = null;

  @state() private over = false;
  @state() private found = 0;
  @state() private none = false;

  @query("#files") private filesInput!: HTMLInputElement;
  @query("#folder") private folderInput!: HTMLInputElement;

  /** Takes a drop that happened anywhere on the page. */
  async take(transfer: DataTransfer): Promise<void> {
    this.over = false;
    this.none = false;
    const files = await fromDrop(transfer, (count) => (this.found = count));
    this.found = 0;
    this.offer(files);
  }

  /** Shows that files hang above the page. */
  hover(over: boolean): void {
    this.over = over;
  }

  private pick(input: HTMLInputElement): void {
    this.none = false;
    if (input.files !== null) this.offer(fromPicker(input.files));
    input.value = "";
  }

  private offer(files: InputFile[]): void {
    if (files.length === 0) this.none = true;
    else this.tell("files-chosen", files);
  }

  override render(): TemplateResult {
    return html`
      ${this.compact ? this.buttons() : this.zone()}
      <input id="files" type="file" multiple @change=${() => this.pick(this.filesInput)} />
      <input id="folder" type="file" webkitdirectory @change=${() => this.pick(this.folderInput)} />
    `;
  }

  private zone(): TemplateResult {
    const { drop } = this.text;
    return html`<section class="zone ${this.over ? "over" : ""}" aria-label=${drop.label}>
      ${icon("drop", 44)}
      <p class="lead">${this.over ? drop.over : drop.lead}</p>
      <p class="soft">${drop.sub}</p>
      ${this.reading !== null ? this.progress(this.reading) : this.buttons()}
      ${this.found > 0 ? html`<p role="status">${drop.collecting(number(this.found))}</p>` : ""}
      ${this.none ? html`<p class="notice warn" role="alert">${icon("alert")}${drop.none}</p>` : ""}
    </section>`;
  }

  private progress({ done, all }: { done: number; all: number }): TemplateResult {
    const { drop, run } = this.text;
    const said = drop.reading(number(done), number(all));
    return html`<progress max=${all} .value=${done} aria-label=${said}></progress>
      <p class="soft">${said}</p>
      <button @click=${() => this.tell("cancel", null)}>${run.cancel}</button>`;
  }

  private buttons(): TemplateResult {
    const { drop } = this.text;
    return html`<div class=${this.compact ? "compact" : "row buttons"}>
      <button class=${this.compact ? "" : "primary"} @click=${() => this.filesInput.click()}>
        ${icon("file")}${this.compact ? drop.more : drop.files}
      </button>
      <button class="second" @click=${() => this.folderInput.click()}>${icon("folder")}${this.compact ? drop.moreFolder : drop.folder}</button>
    </div>`;
  }
}
