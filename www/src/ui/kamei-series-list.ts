/** The series with images and how far their review got. Fires `file-viewed` (`detail`: index of the first file). */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Plan } from "../engine/api.js";
import { number } from "../i18n/format.js";
import { NOTHING_REVIEWED, seriesOf, stateOf, type Review, type Series } from "../model/review.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import { VirtualRows } from "./virtual.js";
import { reviewBadge } from "./words.js";

const ROW_HEIGHT = 44;

@customElement("kamei-series-list")
export class SeriesList extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .top {
        padding: 10px 14px;
        border-bottom: 1px solid var(--line);
      }
      .none {
        padding: 14px;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
      .series {
        display: flex;
        align-items: center;
        gap: 10px;
        height: 44px;
        padding: 0 14px;
        border-bottom: 1px solid var(--line);
      }
      .name {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) review: Review = NOTHING_REVIEWED;
  @property({ attribute: false }) nameOf: (index: number) => string = () => "";
  @property({ type: Boolean }) required = false;

  @query(".scroll") private scroller!: HTMLElement | null;

  private all: Series[] = [];
  /** Whether some wait for a person because they may show one. */
  private photographs = false;
  private readonly virtual = new VirtualRows(this, ROW_HEIGHT, () => this.scroller);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("plan")) return;
    this.all = seriesOf(this.plan);
    this.photographs = this.plan.files.some(({ held }) => held?.code === "photograph-not-reviewed");
  }

  override render(): TemplateResult {
    const { images } = this.text.plan;
    if (this.all.length === 0) return html`<p class="none soft">${images.none}</p>`;
    return html`
      <p class="top soft small">
        ${images.lead} ${this.required ? images.required : nothing} ${this.photographs ? images.photographs : nothing}
      </p>
      <div class="scroll" role="list" aria-label=${this.text.plan.tabs.images}>
        <div role="presentation"></div>
        ${this.virtual.of(this.all.length).map((at) => this.row(this.all[at] as Series))}
        <div role="presentation"></div>
      </div>
    `;
  }

  private row({ id, modality, suspicious, files }: Series): TemplateResult {
    const { images } = this.text.plan;
    const state = stateOf(this.review, files.map((index) => this.nameOf(index)));
    const name = `${modality} ${id.slice(id.indexOf("/") + 1)}`;
    return html`<div class="series" role="listitem" data-id=${id}>
      <span class="name"><b>${modality}</b> <span class="mono">${id.slice(id.indexOf("/") + 1)}</span>
        <span class="soft small">${images.files(files.length, number(files.length))}</span>
      </span>
      ${suspicious ? html`<span class="badge warn">${images.suspicious}</span>` : nothing}
      ${reviewBadge(state, this.text)}
      <button aria-label=${images.showOf(name)} @click=${() => this.tell("file-viewed", files[0])}>
        ${icon("eye")}${images.show}
      </button>
    </div>`;
  }
}
