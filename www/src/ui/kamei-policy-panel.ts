/**
 * Chooses the policy, changes, saves and loads it. Fires `preset-chosen` (`detail`: name) and
 * `policy-changed` (`detail`: the draft).
 */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ImportedPolicy, Preset } from "../engine/api.js";
import type { Kamei } from "../engine/client.js";
import { KameiError } from "../engine/pool.js";
import { saveFile } from "../files/save.js";
import { number } from "../i18n/format.js";
import { wordsFor } from "../i18n/index.js";
import {
  draftOfFile,
  isOneWay,
  issuerOf,
  OPTIONS,
  optionsOf,
  PIXEL_CHOICES,
  PIXEL_KEYS,
  pixelOf,
  recipientOf,
  templatesOf,
  textOf,
  withIssuer,
  withoutTemplate,
  withOption,
  withPixels,
  withRecipient,
  type PixelKey,
  type PolicyDraft,
} from "../model/policy.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import { panelLook } from "./panel-look.js";
import "./kamei-imported.js";

/** The file a person chose, taken out of its input so that the same one can be chosen again. */
function taken(input: HTMLInputElement): File | undefined {
  const [file] = input.files ?? [];
  input.value = "";
  return file;
}

@customElement("kamei-policy-panel")
export class PolicyPanel extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    panelLook,
    css`
      .title {
        margin-bottom: 8px;
      }
      .about {
        margin-top: 6px;
      }
      details {
        border-top: 1px solid var(--line);
        margin-top: 10px;
        padding-top: 8px;
      }
      summary {
        cursor: pointer;
        font-weight: 600;
        border-radius: 4px;
      }
      fieldset {
        margin-top: 8px;
      }
      fieldset:disabled {
        opacity: 0.6;
      }
      .fields {
        margin-top: 10px;
      }
      .notice {
        margin-top: 8px;
      }
      .device {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) kamei!: Kamei;
  @property({ attribute: false }) presets: readonly Preset[] = [];
  @property({ attribute: false }) draft!: PolicyDraft;
  @property({ type: Boolean }) disabled = false;

  @state() private failure: KameiError | null = null;

  /** What the last import made of its script; shown until a preset is chosen. */
  @state() private imported: ImportedPolicy | null = null;

  @query("#file") private fileInput!: HTMLInputElement;
  @query("#script") private scriptInput!: HTMLInputElement;

  override render(): TemplateResult {
    const { policy } = this.text;
    const { draft } = this;
    const chosen = optionsOf(draft);
    return html`<section class="card" aria-labelledby="heading">
      <div class="title">
        <h2 id="heading">${policy.heading}</h2>
        ${draft.changed ? html`<span class="badge info">${policy.changed}</span>` : nothing}
      </div>
      <select
        aria-label=${policy.preset}
        ?disabled=${this.disabled}
        @change=${(event: Event) => this.tell("preset-chosen", (event.target as HTMLSelectElement).value)}
      >
        ${draft.preset === "" ? html`<option value="" selected>${policy.loaded}</option>` : nothing}
        ${this.presets.map(
          ({ name }) =>
            html`<option value=${name} ?selected=${name === draft.preset}>${this.presetText(name)?.title ?? name}</option>`,
        )}
      </select>
      <p class="soft small about">${this.presetText(draft.preset)?.text}</p>
      ${isOneWay(draft) ? html`<p class="notice small">${icon("info")}<span>${policy.oneWay}</span></p>` : nothing}
      <details>
        <summary>${policy.details}</summary>
        <fieldset ?disabled=${this.disabled}>
          <legend class="unseen">${policy.options}</legend>
          ${OPTIONS.map(
            (option) =>
              html`<label class="check">
                <input
                  type="checkbox"
                  .checked=${chosen.includes(option)}
                  @change=${(event: Event) =>
                    this.change(withOption(draft, option, (event.target as HTMLInputElement).checked))}
                />
                <span>${policy.option[option]}</span>
              </label>`,
          )}
        </fieldset>
        <fieldset class="stack fields" ?disabled=${this.disabled}>
          ${PIXEL_KEYS.map((key) => this.pixelChoice(key))}
          ${this.templates()}
          <label class="field">
            <span>${policy.recipient}</span>
            <input
              type="text"
              aria-describedby="recipient-hint"
              .value=${recipientOf(draft)}
              @change=${(event: Event) =>
                this.change(withRecipient(draft, (event.target as HTMLInputElement).value.trim()))}
            />
            <span id="recipient-hint">${policy.recipientHint}</span>
          </label>
          <label class="field">
            <span>${policy.issuer}</span>
            <input
              type="text"
              aria-describedby="issuer-hint"
              .value=${issuerOf(draft)}
              @change=${(event: Event) => this.change(withIssuer(draft, (event.target as HTMLInputElement).value.trim()))}
            />
            <span id="issuer-hint">${policy.issuerHint}</span>
          </label>
        </fieldset>
        <div class="row fields">
          <button id="save" @click=${this.save}>${policy.save}</button>
          <button ?disabled=${this.disabled} @click=${() => this.fileInput.click()}>${policy.load}</button>
          <button
            ?disabled=${this.disabled || draft.preset === ""}
            aria-describedby="import-hint"
            @click=${() => this.scriptInput.click()}
          >
            ${policy.import}
          </button>
        </div>
        <p class="soft small about">${policy.saveHint}</p>
        <p id="import-hint" class="soft small about">${policy.importHint}</p>
      </details>
      ${this.failure === null
        ? nothing
        : html`<p class="notice bad small" role="alert">
            ${icon("alert")}
            <span>
              ${wordsFor(this.text.error, this.failure.code, this.text)}
              <span class="mono">${this.failure.code === "policy" ? this.failure.message : nothing}</span>
            </span>
          </p>`}
      ${this.imported === null || draft.preset !== "" ? nothing : html`<kamei-imported .imported=${this.imported}></kamei-imported>`}
      <input id="file" type="file" accept=".json" @change=${this.load} />
      <input id="script" type="file" @change=${this.import} />
    </section>`;
  }

  private templates(): TemplateResult | typeof nothing {
    const { policy } = this.text;
    const templates = templatesOf(this.draft);
    if (templates.length === 0) return nothing;
    return html`<div class="field">
      <span id="templates">${policy.templates}</span>
      <ul aria-labelledby="templates">
        ${templates.map(({ modality, manufacturer, model, rows, columns, areas }, at) => {
          const named = [manufacturer, model, modality].filter((part) => part !== undefined).join(" ");
          const device = named === "" ? policy.anyDevice : named;
          return html`<li class="row">
            <span class="device">
              ${device}
              <span class="soft small">${policy.template(`${columns} × ${rows}`, areas.length, number(areas.length))}</span>
            </span>
            <button class="plain" aria-label=${policy.removeTemplate(device)} @click=${() => this.change(withoutTemplate(this.draft, at))}>
              ${icon("cross", 14)}
            </button>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  private pixelChoice(key: PixelKey): TemplateResult | typeof nothing {
    // What a search masks matters only where there is one.
    if (key === "sensitivity" && pixelOf(this.draft, "search") === "off") return nothing;
    const words: { readonly label: string; readonly choices: Readonly<Record<string, string>> } = this.text.policy.pixel[key];
    const chosen = pixelOf(this.draft, key);
    const take = (event: Event) => this.change(withPixels(this.draft, { [key]: (event.target as HTMLSelectElement).value }));
    return html`<label class="field">
      <span>${words.label}</span>
      <select id=${key} @change=${take}>
        ${PIXEL_CHOICES[key].map((one) => html`<option value=${one} .selected=${one === chosen}>${words.choices[one]}</option>`)}
      </select>
    </label>`;
  }

  private presetText(name: string): { title: string; text: string } | undefined {
    const { presets } = this.text.policy;
    return name in presets ? presets[name as keyof typeof presets] : undefined;
  }

  private async save(): Promise<void> {
    await this.attempt(async () => {
      const text = await this.kamei.checkPolicy(textOf(this.draft));
      await saveFile("kamei-policy.json", new Blob([text]));
    });
  }

  private async load(): Promise<void> {
    const file = taken(this.fileInput);
    if (file === undefined) return;
    await this.attempt(async () => {
      this.change(draftOfFile(await this.kamei.checkPolicy(await file.text())));
    });
  }

  private async import(): Promise<void> {
    const file = taken(this.scriptInput);
    if (file === undefined) return;
    await this.attempt(async () => {
      const imported = await this.kamei.importPolicy(await file.text(), this.draft.preset);
      this.change(draftOfFile(imported.policy));
      this.imported = imported;
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.failure = null;
    this.imported = null;
    try {
      await work();
    } catch (error) {
      this.failure = error instanceof KameiError ? error : new KameiError("internal", "");
    }
  }

  private change(draft: PolicyDraft): void {
    this.tell("policy-changed", draft);
  }
}
