/**
 * What came of the run, and the way to save it: bundle as zip or folder, confidential pack under a
 * passphrase. Fires `bundle-saved` and `pack-saved` (`detail`: how), for a download once when it starts
 * and once when the user has seen it arrive.
 */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Kamei } from "../engine/client.js";
import { KameiError } from "../engine/pool.js";
import { sealed } from "../files/seal.js";
import { canSaveFolder, chooseFolder, saveFile, saveFolder, type Progress } from "../files/save.js";
import { number, size } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import type { Kept, Result } from "../model/session.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import type { HeldFile } from "./kamei-held-list.js";
import type { Passphrase } from "./kamei-passphrase.js";

/** How a save ended: in words, or as a download of so many bytes. */
type Outcome = { readonly good: boolean; readonly words: string } | { readonly started: number };

@customElement("kamei-result")
export class ResultElement extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 340px;
        gap: 16px;
        align-items: start;
      }
      @media (max-width: 960px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .column {
        display: flex;
        flex-direction: column;
        gap: 16px;
        min-width: 0;
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
        gap: 0;
        margin: 12px 0 2px;
      }
      .tiles > div {
        padding: 0 16px;
        border-left: 1px solid var(--line);
      }
      .tiles > div:first-child {
        padding-left: 0;
        border-left: 0;
      }
      .tiles dd {
        font-size: 26px;
        font-weight: 650;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .tiles .held {
        color: var(--warn);
      }
      .notes {
        margin-top: 10px;
        border-top: 1px solid var(--line);
        padding-top: 8px;
      }
      .notes li {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        padding: 2px 0;
      }
      .save {
        margin-top: 4px;
      }
      .save button {
        min-height: 34px;
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      #held {
        margin-bottom: 6px;
      }
      h2 .badge {
        margin-left: 6px;
        vertical-align: 1px;
      }
    `,
  ];

  @property({ attribute: false }) kamei!: Kamei;
  @property({ attribute: false }) result!: Result;
  @property({ attribute: false }) held: readonly HeldFile[] = [];
  @property({ attribute: false }) nameOf: (index: number) => string = () => "";

  @state() private busy: "none" | "bundle" | "pack" = "none";
  @state() private progress: { done: number; all: number; bytes: boolean } | null = null;
  @state() private bundleOutcome: Outcome | null = null;
  @state() private packOutcome: Outcome | null = null;
  @state() private passphrase: string | null = null;

  @query("kamei-passphrase") private fields!: Passphrase;

  override render(): TemplateResult {
    return html`
      <div class="column">${this.summary()} ${this.heldBack()}</div>
      <div class="column">${this.bundle()} ${this.pack()}</div>
    `;
  }

  private summary(): TemplateResult {
    const { result } = this.text;
    const { files, heldBack } = this.result.finished;
    const { notes } = this.result.bundle;
    const [colour, sign, words] = this.verdict();
    return html`<section class="card" aria-labelledby="summary">
      <h2 id="summary" class="unseen">${result.heading}</h2>
      <p class="notice ${colour}" role="status">${icon(sign)}<span>${words}</span></p>
      <dl class="tiles">
        <div>
          <dt class="soft small">${result.released}</dt>
          <dd>${number(files.length)}</dd>
        </div>
        <div>
          <dt class="soft small">${result.held}</dt>
          <dd class=${heldBack > 0 ? "held" : ""}>${number(heldBack)}</dd>
        </div>
        <div>
          <dt class="soft small">${result.size}</dt>
          <dd>${size(this.result.bundle.bytes)}</dd>
        </div>
      </dl>
      ${notes.length === 0
        ? nothing
        : html`<ul class="notes" aria-label=${result.notes}>
            ${notes.map(
              ([code, count]) =>
                html`<li>
                  <span class="soft">${wordsFor(this.text.note, code, this.text)}</span>
                  <span class="mono">${number(count)}</span>
                </li>`,
            )}
          </ul>`}
    </section>`;
  }

  private verdict(): readonly ["good" | "warn" | "bad", "check" | "hold" | "alert", string] {
    const { result } = this.text;
    const { files, heldBack } = this.result.finished;
    if (this.result.run.cancelled) return ["warn", "hold", result.cancelled];
    if (files.length === 0) return ["bad", "alert", result.nothing];
    return heldBack > 0 ? ["warn", "hold", result.partial] : ["good", "check", result.done];
  }

  private heldBack(): TemplateResult {
    return html`<section class="card" aria-labelledby="held">
      <h2 id="held">${this.text.result.heldList}</h2>
      <kamei-held-list .files=${this.held} .nameOf=${this.nameOf}></kamei-held-list>
    </section>`;
  }

  private bundle(): TemplateResult {
    const { result } = this.text;
    const still = this.busy !== "none";
    return html`<section class="card stack" aria-labelledby="bundle">
      <h2 id="bundle">
        ${result.bundle}
        ${this.result.bundleSaved ? nothing : html`<span class="badge warn">${result.unsaved}</span>`}
      </h2>
      <p class="soft small">${result.bundleLead}</p>
      <div class="row save">
        <button class="primary" ?disabled=${still} @click=${this.saveZip}>${result.saveZip}</button>
        ${canSaveFolder()
          ? html`<button ?disabled=${still} @click=${this.saveFolder}>${icon("folder")}${result.saveFolder}</button>`
          : nothing}
      </div>
      ${canSaveFolder() ? nothing : html`<p class="soft small">${result.folderHint}</p>`}
      ${this.progress === null ? nothing : this.meter(this.progress)} ${this.outcome("bundle", this.bundleOutcome)}
    </section>`;
  }

  private pack(): TemplateResult {
    const { result } = this.text;
    if (this.result.finished.confidential == null) {
      return html`<section class="card stack" aria-labelledby="pack">
        <h2 id="pack">${result.confidential}</h2>
        <p class="soft small">${result.confidentialNone}</p>
      </section>`;
    }
    const still = this.busy !== "none";
    return html`<section class="card" aria-labelledby="pack">
      <form class="stack" @submit=${this.savePack}>
        <h2 id="pack">
          ${result.confidential}
          ${this.result.packSaved ? nothing : html`<span class="badge warn">${result.unsaved}</span>`}
        </h2>
        <p class="soft small">${result.confidentialLead}</p>
        <kamei-passphrase
          ?disabled=${still}
          @passphrase=${(event: CustomEvent<string | null>) => (this.passphrase = event.detail)}
        ></kamei-passphrase>
        <div class="row">
          <button class="primary" ?disabled=${still || this.passphrase === null}>
            ${icon("lock")}${this.busy === "pack" ? result.encrypting : result.saveConfidential}
          </button>
        </div>
        ${this.outcome("pack", this.packOutcome)}
      </form>
    </section>`;
  }

  private meter({ done, all, bytes }: { done: number; all: number; bytes: boolean }): TemplateResult {
    const show = bytes ? size : number;
    const words = this.text.result.saving(show(done), show(all));
    return html`<progress max=${all} .value=${done} aria-label=${words}></progress>
      <p class="soft small">${words}</p>`;
  }

  private outcome(what: "bundle" | "pack", outcome: Outcome | null): TemplateResult | typeof nothing {
    if (outcome === null) return nothing;
    if ("started" in outcome) {
      return html`<kamei-arrival .bytes=${outcome.started} @arrived=${() => this.arrived(what)}></kamei-arrival>`;
    }
    return html`<p class="notice ${outcome.good ? "good" : "bad"}" role=${outcome.good ? "status" : "alert"}>
      ${icon(outcome.good ? "check" : "alert")}<span>${outcome.words}</span>
    </p>`;
  }

  private async saveZip(): Promise<void> {
    const { zip, places } = this.result.bundle;
    const { kamei } = this;
    const meter = this.meterOf(true);
    const seal = (blob: Blob) => sealed(blob, places, (part) => kamei.digest(part), kamei.width, meter);
    await this.attempt("bundle", async () => {
      const saved = await saveFile("kamei-bundle.zip", zip, meter, seal);
      if (saved === null) return null;
      this.tell<Kept>("bundle-saved", saved);
      return saved === "started" ? { started: zip.size } : done(this.text.result.savedZip);
    });
  }

  private async saveFolder(): Promise<void> {
    const { files } = this.result.bundle;
    await this.attempt("bundle", async () => {
      const folder = await chooseFolder();
      if (folder === null) return null;
      await saveFolder(folder, files, this.meterOf(false));
      this.tell<Kept>("bundle-saved", "checked");
      return done(this.text.result.savedFolder(number(files.length)));
    });
  }

  private async savePack(event: Event): Promise<void> {
    event.preventDefault();
    const { passphrase } = this;
    const { confidential } = this.result.finished;
    if (passphrase === null || confidential == null) return;
    await this.attempt("pack", async () => {
      const sealed = await this.kamei.encrypt(confidential, passphrase);
      const blob = new Blob([new Uint8Array(sealed)]);
      const saved = await saveFile("kamei-confidential.zip.age", blob);
      if (saved === null) return null;
      this.fields.clear();
      this.tell<Kept>("pack-saved", saved);
      return saved === "started" ? { started: blob.size } : done(this.text.result.savedConfidential);
    });
  }

  private arrived(what: "bundle" | "pack"): void {
    this.tell<Kept>(`${what}-saved`, "arrived");
    this.show(what, done(this.text.arrival.confirmed));
  }

  private meterOf(bytes: boolean): Progress {
    return (done, all) => (this.progress = { done, all, bytes });
  }

  private show(what: "bundle" | "pack", outcome: Outcome | null): void {
    if (what === "bundle") this.bundleOutcome = outcome;
    else this.packOutcome = outcome;
  }

  /** Runs one way of saving; `work` answers how it ended, or `null` if the user gave up. */
  private async attempt(what: "bundle" | "pack", work: () => Promise<Outcome | null>): Promise<void> {
    this.busy = what;
    this.show(what, null);
    try {
      this.show(what, await work());
    } catch (error) {
      const code = error instanceof KameiError ? error.code : "internal";
      this.show(what, { good: false, words: wordsFor(this.text.error, code, this.text) });
    } finally {
      this.busy = "none";
      this.progress = null;
    }
  }
}

function done(words: string): Outcome {
  return { good: true, words };
}
