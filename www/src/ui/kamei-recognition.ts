/**
 * Takes the pack of text recognition from the user's disk and says what is done with it. Fires
 * `pack-changed` (`detail`: its facts or `null`) and `policy-changed` (`detail`: the draft).
 */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Kamei } from "../engine/client.js";
import type { PackFacts } from "../engine/messages.js";
import { size } from "../i18n/format.js";
import { PIXEL_CHOICES, pixelOf, withPixels, type PolicyDraft } from "../model/policy.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

@customElement("kamei-recognition")
export class Recognition extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .title {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 8px;
      }
      input[type="file"] {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) kamei!: Kamei;
  @property({ attribute: false }) draft!: PolicyDraft;
  @property({ attribute: false }) pack: PackFacts | null = null;
  @property({ type: Boolean }) disabled = false;

  /** The pack that belongs to this page. */
  @state() private own: PackFacts | null = null;
  @state() private busy = false;
  @state() private foreign = false;

  @query("#file") private fileInput!: HTMLInputElement;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has("kamei")) void this.ask();
  }

  private async ask(): Promise<void> {
    this.own = await this.kamei.packFacts();
  }

  override render(): TemplateResult {
    const { recognition, policy } = this.text;
    const words = policy.pixel.recognition;
    const { own, pack } = this;
    const still = this.disabled || this.busy || own === null;
    const chosen = pixelOf(this.draft, "recognition");
    return html`<section class="card stack" aria-labelledby="heading">
      <div class="title">
        <h2 id="heading">${recognition.heading}</h2>
        ${pack === null
          ? html`<span class="badge">${recognition.none}</span>`
          : html`<span class="badge good">${recognition.ready}</span>`}
      </div>
      ${own === null ? nothing : html`<p class="soft small">${recognition.lead(own.name, size(own.bytes))}</p>`}
      <label class="field">
        <span>${words.label}</span>
        <select
          id="mode"
          ?disabled=${this.disabled}
          @change=${(event: Event) =>
            this.tell("policy-changed", withPixels(this.draft, { recognition: (event.target as HTMLSelectElement).value }))}
        >
          ${PIXEL_CHOICES.recognition.map(
            (mode) => html`<option value=${mode} .selected=${mode === chosen}>${words.choices[mode]}</option>`,
          )}
        </select>
      </label>
      ${this.told(chosen)}
      <div class="row buttons">
        ${pack === null
          ? html`<button id="load" ?disabled=${still} @click=${() => this.fileInput.click()}>${recognition.add}</button>`
          : html`<button id="remove" ?disabled=${still} @click=${this.clear}>${recognition.remove}</button>`}
      </div>
      ${this.foreign
        ? html`<p class="notice bad small" role="alert">${icon("alert")}<span>${recognition.foreign}</span></p>`
        : nothing}
      <input id="file" type="file" accept=".pack" @change=${this.load} />
    </section>`;
  }

  private told(chosen: string): TemplateResult | typeof nothing {
    const { recognition } = this.text;
    if (chosen === "off") return nothing;
    if (this.pack === null) return html`<p class="notice small">${icon("info")}<span>${recognition.missing}</span></p>`;
    if (chosen !== "allow-harmless") return nothing;
    return html`<p class="notice small">${icon("info")}<span>${recognition.allows}</span></p>`;
  }

  private async load(): Promise<void> {
    const [file] = this.fileInput.files ?? [];
    this.fileInput.value = "";
    if (file === undefined || this.own === null) return;
    this.busy = true;
    try {
      this.foreign = file.size !== this.own.bytes || !(await this.kamei.equip(file));
    } catch {
      this.foreign = true;
    } finally {
      this.busy = false;
    }
    if (!this.foreign) this.tell("pack-changed", this.own);
  }

  private async clear(): Promise<void> {
    this.foreign = false;
    await this.kamei.equip(null);
    this.tell("pack-changed", null);
  }
}
