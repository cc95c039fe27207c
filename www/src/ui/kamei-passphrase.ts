/** Asks for a new passphrase twice, or suggests one. Fires `passphrase` (`detail`: it, or `null` while not usable). */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { KameiElement } from "./element.js";

/** Fewer characters are within reach of guessing, even behind scrypt. */
const MIN_CHARACTERS = 12;

/** No I, L, O, U: they are misread on paper. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

@customElement("kamei-passphrase")
export class Passphrase extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        gap: 6px;
      }
      .error {
        color: var(--bad);
        font-size: 12px;
      }
    `,
  ];

  @property({ type: Boolean }) disabled = false;

  @state() private visible = false;
  @state() private problem: string | null = null;

  @query("#first") private first!: HTMLInputElement;
  @query("#again") private again!: HTMLInputElement;

  /** Empties both fields. */
  clear(): void {
    this.first.value = this.again.value = "";
    this.problem = null;
    this.tell("passphrase", null);
  }

  override render(): TemplateResult {
    const { key } = this.text;
    const type = this.visible ? "text" : "password";
    return html`<div class="stack">
      <label class="field">
        <span>${key.passphrase}</span>
        <input
          id="first"
          type=${type}
          autocomplete="new-password"
          spellcheck="false"
          aria-describedby="problem"
          ?disabled=${this.disabled}
          @input=${() => this.judge(false)}
          @change=${() => this.judge(true)}
        />
      </label>
      <label class="field">
        <span>${key.again}</span>
        <input
          id="again"
          type=${type}
          autocomplete="new-password"
          spellcheck="false"
          aria-describedby="problem"
          ?disabled=${this.disabled}
          @input=${() => this.judge(false)}
          @change=${() => this.judge(true)}
        />
      </label>
      <div class="line">
        <button type="button" ?disabled=${this.disabled} @click=${this.suggest}>${key.suggest}</button>
        <button type="button" aria-pressed=${String(this.visible)} @click=${() => (this.visible = !this.visible)}>
          ${this.visible ? key.hide : key.show}
        </button>
      </div>
      <p id="problem" class="error" role="alert">${this.problem ?? nothing}</p>
    </div>`;
  }

  private suggest(): void {
    // 32 letters divide 256, so every letter is equally likely; 24 of them carry 120 bits.
    const letters = [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => LETTERS[byte % 32]).join("");
    this.first.value = this.again.value = letters.replace(/(.{4})(?=.)/g, "$1-");
    this.visible = true;
    this.judge(true);
  }

  /** `aloud`: the user has left a field, so a fault may be named. */
  private judge(aloud: boolean): void {
    const { key } = this.text;
    const passphrase = this.first.value;
    const short = [...passphrase].length < MIN_CHARACTERS;
    const differ = passphrase !== this.again.value;
    const problem = short ? key.short(MIN_CHARACTERS) : differ && this.again.value !== "" ? key.differ : null;
    if (aloud || problem === null) this.problem = passphrase === "" ? null : problem;
    this.tell("passphrase", short || differ ? null : passphrase);
  }
}
