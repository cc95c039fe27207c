/** Chooses language and appearance. The browser keeps the two choices, and nothing else. */

import { css, html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { current, LANGUAGES, type Language } from "../i18n/index.js";
import { KameiElement } from "./element.js";
import { appearance, setAppearance, type Appearance } from "./appearance.js";

@customElement("kamei-language")
export class LanguageChoice extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        gap: 6px;
      }
      select {
        width: auto;
        max-width: 118px;
        border-color: var(--line);
      }
    `,
  ];

  @state() private look: Appearance = appearance();

  override render(): TemplateResult {
    const { app } = this.text;
    return html`
      <select
        id="language"
        aria-label=${app.language}
        @change=${(event: Event) => current.set((event.target as HTMLSelectElement).value as Language)}
      >
        ${Object.entries(LANGUAGES).map(
          ([name, texts]) =>
            html`<option value=${name} lang=${name} ?selected=${name === current.name}>${texts.name}</option>`,
        )}
      </select>
      <select id="appearance" aria-label=${app.theme} @change=${this.chooseLook}>
        ${(["system", "light", "dark"] as const).map(
          (look) => html`<option value=${look} ?selected=${look === this.look}>${app.themes[look]}</option>`,
        )}
      </select>
    `;
  }

  private chooseLook(event: Event): void {
    this.look = (event.target as HTMLSelectElement).value as Appearance;
    setAppearance(this.look);
  }
}
