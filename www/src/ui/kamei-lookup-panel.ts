/**
 * Takes the user's own table of replacements and shows nothing of it but its size. Fires
 * `lookup-changed` (`detail`: the table or `null`) and `policy-changed` (`detail`: the draft).
 */

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Kamei } from "../engine/client.js";
import type { LookupTable } from "../engine/messages.js";
import { KameiError } from "../engine/pool.js";
import { number } from "../i18n/format.js";
import { faultText, wordsFor } from "../i18n/index.js";
import { isOneWay, MISSING, missingOf, withMissing, type PolicyDraft } from "../model/policy.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import { panelLook } from "./panel-look.js";

@customElement("kamei-lookup-panel")
export class LookupPanel extends KameiElement {
  static override styles = [...KameiElement.styles, panelLook];

  @property({ attribute: false }) kamei!: Kamei;
  @property({ attribute: false }) table: LookupTable | null = null;
  @property({ attribute: false }) draft!: PolicyDraft;
  @property({ type: Boolean }) disabled = false;

  @state() private busy = false;
  @state() private failure: KameiError | null = null;

  @query("#file") private fileInput!: HTMLInputElement;

  override render(): TemplateResult {
    const { lookup } = this.text;
    const { table } = this;
    const still = this.disabled || this.busy;
    return html`<section class="card stack" aria-labelledby="heading">
      <div class="title">
        <h2 id="heading">${lookup.heading}</h2>
        ${table === null
          ? html`<span class="badge">${lookup.none}</span>`
          : html`<span class="badge good">${lookup.rows(table.originals, number(table.originals))}</span>`}
      </div>
      ${table === null ? html`<p class="soft small">${lookup.lead}</p> ${this.needed()}` : this.missing()} ${this.refused()}
      <div class="row buttons">
        <button class="choose" ?disabled=${still || isOneWay(this.draft)} @click=${() => this.fileInput.click()}>
          ${table === null ? lookup.add : lookup.replace}
        </button>
        ${table === null
          ? nothing
          : html`<button class="remove" ?disabled=${still} @click=${this.clear}>${lookup.remove}</button>`}
      </div>
      ${this.failure === null
        ? nothing
        : html`<p class="notice bad small" role="alert">
            ${icon("alert")}
            <span>
              <b>${wordsFor(this.text.error, this.failure.code, this.text)}</b>
              ${this.failure.fault === null ? nothing : html`<br />${faultText(this.failure.fault, this.text)}`}
              ${table === null ? nothing : html`<br />${lookup.stays}`}
            </span>
          </p>`}
      <input id="file" type="file" accept=".csv,.txt" @change=${this.load} />
    </section>`;
  }

  /** A policy that holds back what no table names holds back everybody where there is no table. */
  private needed(): TemplateResult | typeof nothing {
    if (missingOf(this.draft) === MISSING[0]) return nothing;
    return html`<p class="notice small">${icon("info")}<span>${this.text.lookup.needed}</span></p>`;
  }

  /** A policy that destroys its key takes no table. */
  private refused(): TemplateResult | typeof nothing {
    if (!isOneWay(this.draft)) return nothing;
    return html`<p class="notice small">${icon("info")}<span>${this.text.lookup.fault["one-way"]}</span></p>`;
  }

  private missing(): TemplateResult {
    const { lookup } = this.text;
    const chosen = missingOf(this.draft);
    return html`<label class="field">
      <span>${lookup.missing}</span>
      <select
        ?disabled=${this.disabled}
        @change=${(event: Event) =>
          this.tell("policy-changed", withMissing(this.draft, (event.target as HTMLSelectElement).value))}
      >
        ${MISSING.map(
          (choice) => html`<option value=${choice} ?selected=${choice === chosen}>${lookup.missingChoice[choice]}</option>`,
        )}
      </select>
    </label>`;
  }

  /** A table that is refused leaves the one before it in force. */
  private async load(): Promise<void> {
    const [file] = this.fileInput.files ?? [];
    this.fileInput.value = "";
    if (file === undefined) return;
    this.failure = null;
    this.busy = true;
    try {
      this.tell("lookup-changed", await this.kamei.readLookup(file));
    } catch (error) {
      this.failure = error instanceof KameiError ? error : new KameiError("internal", "");
    } finally {
      this.busy = false;
    }
  }

  private clear(): void {
    this.failure = null;
    this.tell("lookup-changed", null);
  }
}
