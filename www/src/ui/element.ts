/** What every element of the page shares: the current language and the common look. */

import { LitElement } from "lit";
import { current, type Texts } from "../i18n/index.js";
import { common } from "./look.js";

export abstract class KameiElement extends LitElement {
  static override styles = [common];

  private readonly retell = () => this.requestUpdate();

  protected get text(): Texts {
    return current.text;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    current.addEventListener("change", this.retell);
  }

  override disconnectedCallback(): void {
    current.removeEventListener("change", this.retell);
    super.disconnectedCallback();
  }

  /** Fires an event that a parent listens to; it does not cross further shadow roots. */
  protected tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
