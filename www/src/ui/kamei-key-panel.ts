/** Makes, loads and saves the project key. Fires `key-changed` (`detail`: key and where it is kept). */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Kamei, Key } from "../engine/client.js";
import { KameiError } from "../engine/pool.js";
import { saveFile } from "../files/save.js";
import { wordsFor } from "../i18n/index.js";
import type { KeyState } from "../model/session.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import { panelLook } from "./panel-look.js";

export interface KeyChange {
  readonly key: Key;
  readonly state: KeyState;
}

/** How every file in the age format begins. */
const AGE = "age-encryption.org/v1";

@customElement("kamei-key-panel")
export class KeyPanel extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    panelLook,
    css`
      .print {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .print svg {
        color: var(--accent);
      }
      form {
        border-top: 1px solid var(--line);
        padding-top: 10px;
      }
    `,
  ];

  @property({ attribute: false }) kamei!: Kamei;
  @property({ attribute: false }) key!: Key;
  @property({ attribute: false }) state: KeyState = "fresh";
  @property({ type: Boolean }) oneWay = false;
  @property({ type: Boolean }) disabled = false;

  @state() private form: "none" | "save" | "open" | "replace" = "none";
  @state() private protect = true;
  @state() private label = "";
  @state() private passphrase: string | null = null;
  @state() private busy = false;
  @state() private failure: string | null = null;

  @query("#file") private fileInput!: HTMLInputElement;

  private sealed: Uint8Array | null = null;
  /** Bytes of the key file that was last given to the browser to download. */
  private downloaded = 0;

  override render(): TemplateResult {
    const { key } = this.text;
    const states = {
      fresh: ["warn", key.fresh],
      started: ["warn", key.started],
      saved: ["good", key.saved],
      loaded: ["good", key.loaded],
    } as const;
    const [colour, words] = states[this.state];
    return html`<section class="card stack" aria-labelledby="heading">
      <div class="title">
        <h2 id="heading">${key.heading}</h2>
        ${this.oneWay ? nothing : html`<span class="badge ${colour}">${words}</span>`}
      </div>
      ${this.oneWay ? html`<p class="soft small">${key.oneWay}</p>` : this.body()}
      ${this.failure === null
        ? nothing
        : html`<p class="notice bad" role="alert">
            ${icon("alert")}<span>${wordsFor(this.text.error, this.failure, this.text)}</span>
          </p>`}
      <input id="file" type="file" accept=".json,.age" @change=${this.load} />
    </section>`;
  }

  private body(): TemplateResult {
    const { key } = this.text;
    const still = this.disabled || this.busy;
    return html`
      <p class="print">
        ${icon("key")}<span class="soft small">${key.fingerprint}</span>
        <span class="mono">${this.key.fingerprint}</span>
      </p>
      <p class="soft small">${key.lead}</p>
      <div class="row buttons">
        <button class=${this.state === "fresh" || this.state === "started" ? "primary" : ""} ?disabled=${this.busy} @click=${() => this.show("save")}>
          ${key.save}
        </button>
        <button ?disabled=${still} @click=${() => this.fileInput.click()}>${key.load}</button>
        <button ?disabled=${still} @click=${this.renew}>${key.new}</button>
      </div>
      ${this.state === "started" && this.form === "none"
        ? html`<kamei-arrival
            .bytes=${this.downloaded}
            @arrived=${() => this.change({ key: this.key, state: "saved" })}
          ></kamei-arrival>`
        : nothing}
      ${this.form === "save" ? this.saving() : nothing} ${this.form === "open" ? this.opening() : nothing}
      ${this.form === "replace" ? this.replacing() : nothing}
    `;
  }

  private saving(): TemplateResult {
    const { key } = this.text;
    return html`<form class="stack" @submit=${this.save}>
      <div class="notice small">
        ${icon("lock")}
        <span><b>${key.lossTitle}</b><br />${key.loss}</span>
      </div>
      <label class="field">
        <span>${key.label}</span>
        <input
          type="text"
          aria-describedby="label-hint"
          .value=${this.label}
          @input=${(event: Event) => (this.label = (event.target as HTMLInputElement).value)}
        />
        <span id="label-hint">${key.labelHint}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.protect}
          @change=${(event: Event) => (this.protect = (event.target as HTMLInputElement).checked)}
        />
        <span>${key.protect}</span>
      </label>
      ${this.protect
        ? html`<kamei-passphrase
            ?disabled=${this.busy}
            @passphrase=${(event: CustomEvent<string | null>) => (this.passphrase = event.detail)}
          ></kamei-passphrase>`
        : nothing}
      <div class="row">
        <button class="primary" ?disabled=${this.busy || (this.protect && this.passphrase === null)}>
          ${this.busy ? key.working : key.save}
        </button>
        <button type="button" @click=${() => this.show("none")}>${key.cancel}</button>
      </div>
    </form>`;
  }

  private opening(): TemplateResult {
    const { key } = this.text;
    return html`<form class="stack" @submit=${this.open}>
      <label class="field">
        <span>${key.opens}</span>
        <input
          type="password"
          autocomplete="current-password"
          .value=${""}
          @input=${(event: Event) => (this.passphrase = (event.target as HTMLInputElement).value)}
        />
      </label>
      <div class="row">
        <button class="primary" ?disabled=${this.busy}>${this.busy ? key.working : key.open}</button>
        <button type="button" @click=${() => this.show("none")}>${key.cancel}</button>
      </div>
    </form>`;
  }

  private replacing(): TemplateResult {
    const { key, app } = this.text;
    return html`<form class="stack" @submit=${this.replace}>
      <p>${key.newAsk}</p>
      <div class="row">
        <button class="primary">${key.new}</button>
        <button type="button" @click=${() => this.show("none")}>${app.no}</button>
      </div>
    </form>`;
  }

  private show(form: "none" | "save" | "open" | "replace"): void {
    this.form = form;
    this.failure = null;
    this.passphrase = null;
    this.label = this.key.label;
    if (form !== "open") this.sealed = null;
  }

  private renew(): void {
    // Nobody can bring an unsaved key back.
    if (this.state === "fresh" || this.state === "started") this.show("replace");
    else void this.make();
  }

  private replace(event: Event): void {
    event.preventDefault();
    void this.make();
  }

  private async make(): Promise<void> {
    await this.attempt(async () => {
      this.change({ key: await this.kamei.newKey(), state: "fresh" });
    });
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    await this.attempt(async () => {
      const key = { ...this.key, label: this.label };
      const plain = new TextEncoder().encode(await this.kamei.keyFile(key));
      const sealed = this.protect ? await this.kamei.encrypt(plain, this.passphrase ?? "") : null;
      const name = sealed === null ? "kamei-key.json" : "kamei-key.json.age";
      const blob = new Blob([new Uint8Array(sealed ?? plain)]);
      const saved = await saveFile(name, blob);
      if (saved === null) return;
      this.downloaded = blob.size;
      // A file of the same key that is there already stays there, whatever comes of this one.
      const started = this.state === "fresh" || this.state === "started" ? "started" : this.state;
      this.change({ key, state: saved === "checked" ? "saved" : started });
    });
  }

  private async load(): Promise<void> {
    const [file] = this.fileInput.files ?? [];
    this.fileInput.value = "";
    if (file === undefined) return;
    this.show("none");
    await this.attempt(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (startsWith(bytes, AGE)) {
        this.sealed = bytes;
        this.form = "open";
        return;
      }
      await this.read(bytes);
    });
  }

  private async open(event: Event): Promise<void> {
    event.preventDefault();
    const { sealed } = this;
    if (sealed === null) return;
    await this.attempt(async () => this.read(await this.kamei.decrypt(sealed, this.passphrase ?? "")));
  }

  private async read(bytes: Uint8Array): Promise<void> {
    const key = await this.kamei.readKey(new TextDecoder().decode(bytes));
    this.change({ key, state: "loaded" });
  }

  private change(change: KeyChange): void {
    this.show("none");
    this.tell<KeyChange>("key-changed", change);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (error) {
      this.failure = error instanceof KameiError ? error.code : "internal";
    } finally {
      this.busy = false;
    }
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, text.length)) === text;
}
