/** What this build is, and the licences of what is inside it. */

import { css, html, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { notices } from "virtual:kamei-notices";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

@customElement("kamei-about")
export class About extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: inline-block;
      }
      dialog {
        width: min(760px, calc(100vw - 32px));
        height: min(720px, calc(100vh - 48px));
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--panel);
        color: var(--ink);
        box-shadow: 0 16px 48px var(--shadow);
        overflow: hidden;
      }
      dialog::backdrop {
        background: rgb(8 14 18 / 0.5);
      }
      .inside {
        height: 100%;
        padding: 20px 24px;
        display: flex;
        flex-direction: column;
        gap: 12px;
      }
      .title {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }
      .title h2 {
        font-size: 17px;
      }
      pre {
        flex: 1;
        min-height: 0;
        margin: 0;
        padding: 10px 12px;
        border-radius: 6px;
        background: var(--sunken);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      pre:focus-visible {
        outline: 2px solid var(--accent);
        outline-offset: -2px;
      }
    `,
  ];

  @property() version = "";

  @query("dialog") private dialog!: HTMLDialogElement;

  override render(): TemplateResult {
    const { about, app } = this.text;
    return html`
      <button class="plain" aria-label=${about.button} title=${about.button} @click=${() => this.dialog.showModal()}>
        ${icon("info")}
      </button>
      <dialog aria-labelledby="heading">
        <div class="inside">
          <div class="title">
            <h2 id="heading">${app.title} ${this.version.replace(/^kamei /, "")}</h2>
            <button @click=${() => this.dialog.close()}>${app.close}</button>
          </div>
          <p>${about.lead}</p>
          <p class="soft small">${about.own}</p>
          <h3 id="licences">${about.licences}</h3>
          <pre class="mono" tabindex="0" role="region" aria-labelledby="licences" lang="en">${notices}</pre>
        </div>
      </dialog>
    `;
  }
}
