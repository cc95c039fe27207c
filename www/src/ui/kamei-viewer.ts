/**
 * The images of one series, or the pictures of one format and size, in a dialog: what will be masked and why, boxes of the user, before and after.
 * Fires `review-changed` (`detail`: the review), `policy-changed` (`detail`: the draft, for a template),
 * `file-viewed` (`detail`: index of another series' file) and `closed`.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { AboutImage, Area, Mask, Plan, ShownFrame, Window } from "../engine/api.js";
import type { OpenDrop } from "../engine/client.js";
import { number } from "../i18n/format.js";
import { wordsFor, type Texts } from "../i18n/index.js";
import { templateOf, withTemplate, type PolicyDraft } from "../model/policy.js";
import {
  acceptable,
  boxesOn,
  framesNeeded,
  isSeen,
  NOTHING_REVIEWED,
  seriesAround,
  seriesOf,
  stateOf,
  withAccepted,
  withBox,
  withBoxChanged,
  within,
  withLooked,
  withUndone,
  type Box,
  type Review,
  type Series,
} from "../model/review.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import "./kamei-box-form.js";
import type { SideChange } from "./kamei-box-form.js";
import "./kamei-frame.js";
import { TOOLS, type FrameBox, type FrameElement, type Moved, type Tool } from "./kamei-frame.js";
import "./kamei-mask-list.js";
import "./kamei-window-panel.js";
import { viewerLook } from "./viewer-look.js";
import { reviewBadge } from "./words.js";

/** Frames that a page key moves by. */
const PAGE = 10;

const KEYS = [
  ["← → ↑ ↓", "step"],
  ["PageUp PageDown", "page"],
  ["Home End", "ends"],
  ["+ − 0", "zoom"],
  ["B", "side"],
  ["Delete", "remove"],
  ["Ctrl+Z", "undo"],
  ["Esc", "close"],
] as const;

@customElement("kamei-viewer")
export class Viewer extends KameiElement {
  static override styles = [...KameiElement.styles, viewerLook];

  @property({ attribute: false }) plan!: Plan;
  /** `null` while the plan is being made. */
  @property({ attribute: false }) drop: OpenDrop | null = null;
  /** The file whose series is shown. */
  @property({ attribute: false }) index = 0;
  @property({ attribute: false }) review: Review = NOTHING_REVIEWED;
  @property({ attribute: false }) draft!: PolicyDraft;
  @property({ attribute: false }) blobOf: (index: number) => Blob | null = () => null;
  @property({ attribute: false }) nameOf: (index: number) => string = () => "";

  /** The file that is shown, of those in the series. */
  @state() private current = 0;
  @state() private frame = 0;
  @state() private about: AboutImage | null = null;
  @state() private shown: ShownFrame | null = null;
  @state() private window: Window | null = null;
  @state() private masked = false;
  @state() private tool: Tool = "draw";
  @state() private picked: Box | Mask | null = null;
  @state() private fields: Area = { x: 0, y: 0, width: 100, height: 40 };
  @state() private wide = true;
  @state() private failure: string | null = null;
  @state() private spoken = "";

  @query("dialog") private dialog!: HTMLDialogElement;
  @query("kamei-frame") private stage!: FrameElement;

  private all: readonly Series[] = [];
  /** Indices and paths of the series that is shown. */
  private files: readonly number[] = [];
  private paths: readonly string[] = [];
  /** Those that may show faces: they are accepted one by one. */
  private photographs: ReadonlySet<string> = new Set();
  private history: Review[] = [];
  /** The file that `about` is about. */
  private known: number | null = null;
  private asking = false;
  private askAgain = false;
  /** Where to go once the number of frames is known. */
  private toLast = false;

  override firstUpdated(): void {
    this.dialog.showModal();
    this.stage.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("index")) {
      this.current = this.index;
      this.frame = 0;
      // Pictures of one size may show different things.
      this.wide = !this.pictures;
      this.window = this.picked = null;
      this.history = [];
    }
    if (changed.has("plan")) this.all = seriesOf(this.plan);
    if (changed.has("index") || changed.has("plan")) {
      this.files = seriesAround(this.plan, this.index);
      this.paths = this.files.map((index) => this.nameOf(index));
      const photographs = this.files.filter((index) => this.plan.files[index]?.photograph === true);
      this.photographs = new Set(photographs.map((index) => this.nameOf(index)));
    }
    if (changed.has("index") || changed.has("drop") || changed.has("review")) void this.ask();
  }

  private get path(): string {
    return this.nameOf(this.current);
  }

  private get boxes(): Box[] {
    return boxesOn(this.review, this.path, this.paths);
  }

  /** Whether these are files of pictures, of one format and size. */
  private get pictures(): boolean {
    return this.plan.files[this.current]?.kind === "picture";
  }

  /** Columns and rows that boxes are counted in. */
  private get size(): { readonly columns: number; readonly rows: number } {
    const { columns, rows } = this.shown?.told ?? this.about ?? { columns: 0, rows: 0 };
    return { columns, rows };
  }

  /** Words for what boxes and templates count for. */
  private get unit(): Texts["viewer"]["unit"]["series" | "pictures"] {
    const { unit } = this.text.viewer;
    return this.pictures ? unit.pictures : unit.series;
  }

  /** Words for what is accepted. */
  private get acceptance(): Texts["viewer"]["acceptance"]["series" | "photographs"] {
    const { acceptance } = this.text.viewer;
    return this.photographs.size > 0 ? acceptance.photographs : acceptance.series;
  }

  /** Areas that the run would mask, beside those that the user drew here. */
  private get proposed(): readonly Mask[] {
    return this.shown?.told.masks.filter(({ reason }) => reason !== "drawn") ?? [];
  }

  /** Fetches what is to be seen; while one request is under way the last of the others waits. */
  private async ask(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    do {
      this.askAgain = false;
      await this.fetch();
    } while (this.askAgain && this.isConnected);
    this.asking = false;
  }

  private async fetch(): Promise<void> {
    const { drop, current } = this;
    if (drop === null) return;
    const blob = this.blobOf(current) ?? new Blob();
    try {
      if (this.known !== current) {
        const about = await drop.aboutImage(current, blob);
        if (this.current !== current) return;
        this.known = current;
        this.about = about;
        if (about === null) throw { code: "unsupported" };
      }
      const frames = this.about?.frames ?? 1;
      if (this.toLast) this.frame = frames - 1;
      this.toLast = false;
      this.frame = Math.min(this.frame, frames - 1);
      const { frame, window, masked } = this;
      const { boxes } = this.review;
      const shown = await drop.showFrame(current, blob, {
        frame,
        window: window === null ? null : [window.center, window.width],
        masked,
        drawn: this.boxes.map(({ area }) => area),
      });
      this.shown = shown;
      this.failure = null;
      const { viewer } = this.text;
      this.spoken = viewer.said(number(frame + 1), number(frames), number(shown.told.masks.length));
      // Whoever drew meanwhile, or changed the policy, has not seen what is masked now.
      const now = this.current === current && this.drop === drop && this.review.boxes === boxes;
      const path = this.nameOf(current);
      const needed = framesNeeded(this.photographs.has(path), this.about ?? { frames, levels: false });
      if (now) this.say(withLooked(this.review, path, frame, needed));
    } catch (error) {
      const code = (error as { code?: string }).code ?? "internal";
      // A worker ended for a newer request.
      if (code === "cancelled" || this.current !== current) return;
      this.shown = null;
      this.failure = code;
    }
  }

  /** Goes `steps` frames on; from the last frame of a file to the next file. */
  private go(steps: number): void {
    const frames = this.about?.frames ?? 1;
    const at = this.files.indexOf(this.current);
    const to = this.frame + steps;
    if (to >= 0 && to < frames) this.show(this.current, to);
    else if (frames > 1 && Math.abs(steps) > 1) this.show(this.current, to < 0 ? 0 : frames - 1);
    else {
      const next = this.files[Math.max(0, Math.min(this.files.length - 1, at + steps))] ?? this.current;
      if (next === this.current) return;
      this.toLast = steps < 0;
      this.show(next, 0);
    }
  }

  private show(file: number, frame: number): void {
    if (file !== this.current) this.window = null;
    this.current = file;
    this.frame = frame;
    // A box stays picked from frame to frame; another frame has masks of its own.
    this.picked = this.pickedBox;
    void this.ask();
  }

  /** Counts from now on: the property that comes back is a frame late, and may not undo what follows. */
  private say(review: Review): void {
    if (review === this.review) return;
    this.review = review;
    this.tell("review-changed", review);
  }

  private change(review: Review): void {
    this.history = [...this.history, this.review];
    this.say(review);
  }

  private undo(): void {
    const before = this.history.at(-1);
    if (before === undefined) return;
    this.history = this.history.slice(0, -1);
    this.picked = null;
    this.say(withUndone(this.review, before, this.paths));
  }

  private draw(area: Area): void {
    const box: Box = { area, path: this.path, series: this.wide };
    this.picked = box;
    this.fields = area;
    this.change(withBox(this.review, box, this.paths));
  }

  private replace(box: Box, after: Box | null): void {
    this.picked = after;
    this.change(withBoxChanged(this.review, box, after, this.paths));
  }

  private get pickedBox(): Box | null {
    const { picked } = this;
    return picked !== null && "path" in picked && this.boxes.includes(picked) ? picked : null;
  }

  private pick(one: Box | Mask | null): void {
    this.picked = one;
    if (one !== null) this.fields = one.area;
  }

  override render(): TemplateResult {
    const { viewer, app } = this.text;
    const modality = this.plan.files[this.current]?.modality ?? "";
    return html`<dialog aria-labelledby="heading" @close=${() => this.tell("closed", null)} @keydown=${this.key}>
      <div class="inside">
        <header>
          <h2 id="heading">
            ${viewer.heading} <span class="mono soft">${modality} ${this.plan.files[this.current]?.series ?? ""}</span>
          </h2>
          ${reviewBadge(stateOf(this.review, this.paths), this.text)}
          <span class="grow"></span>
          <button @click=${() => this.dialog.close()}>${app.close}</button>
        </header>
        <div class="view">
          ${this.tools()}
          <kamei-frame
            tabindex="0"
            role="img"
            aria-label=${viewer.picture(this.spoken)}
            .picture=${this.shown}
            .columns=${this.size.columns}
            .rows=${this.size.rows}
            .turn=${this.shown?.told.turn ?? 1}
            .boxes=${this.frameBoxes()}
            .tool=${this.tool}
            ?quiet=${this.masked}
            @box-drawn=${({ detail }: CustomEvent<Area>) => this.draw(detail)}
            @box-picked=${({ detail }: CustomEvent<number>) => this.pick([...this.proposed, ...this.boxes][detail] ?? null)}
            @window-dragged=${({ detail }: CustomEvent<Moved>) => this.dragWindow(detail)}
          ></kamei-frame>
          ${this.message()} ${this.sliders()}
        </div>
        <div class="panel">${this.decision()}
          <kamei-mask-list
            .proposed=${this.proposed}
            .boxes=${this.boxes}
            .picked=${this.picked}
            .wide=${this.unit.drawn}
            @mask-picked=${({ detail }: CustomEvent<Box | Mask>) => this.pick(detail)}
            @box-deleted=${({ detail }: CustomEvent<Box>) => this.replace(detail, null)}
          ></kamei-mask-list>
          ${this.boxForm()}
          ${this.about?.grey === true
            ? html`<kamei-window-panel
                .now=${this.window ?? this.shown?.told.window ?? null}
                .offered=${this.about.windows}
                ?chosen=${this.window !== null}
                @window-chosen=${({ detail }: CustomEvent<Window | null>) => this.setWindow(detail)}
              ></kamei-window-panel>`
            : nothing}
          ${this.keys()}
        </div>
      </div>
      <p class="unseen" role="status" aria-live="polite">${this.spoken}</p>
    </dialog>`;
  }

  private frameBoxes(): FrameBox[] {
    const proposed = this.proposed.map((mask) => ({ area: mask.area, drawn: false, picked: mask === this.picked }));
    const drawn = this.boxes.map((box) => ({ area: box.area, drawn: true, picked: box === this.picked }));
    return [...proposed, ...drawn];
  }

  private tools(): TemplateResult {
    const { viewer } = this.text;
    const grey = this.about?.grey === true;
    return html`<div class="tools" role="toolbar" aria-label=${viewer.tools}>
      <span class="group">
        ${TOOLS.map(
          (tool) =>
            html`<button
              id="tool-${tool}"
              aria-pressed=${String(tool === this.tool)}
              ?disabled=${tool === "window" && !grey}
              @click=${() => (this.tool = tool)}
            >
              ${viewer.tool[tool]}
            </button>`,
        )}
      </span>
      <span class="group">
        <button aria-label=${viewer.zoomOut} title=${viewer.zoomOut} @click=${() => this.stage.zoomBy(-1)}>−</button>
        <button @click=${() => this.stage.fit()}>${viewer.fit}</button>
        <button aria-label=${viewer.zoomIn} title=${viewer.zoomIn} @click=${() => this.stage.zoomBy(1)}>+</button>
      </span>
      <span class="group sides" role="group" aria-label=${viewer.sides}>
        <button id="before" aria-pressed=${String(!this.masked)} @click=${() => this.turn(false)}>
          ${this.text.plan.preview.before}
        </button>
        <button id="after" aria-pressed=${String(this.masked)} @click=${() => this.turn(true)}>
          ${this.text.plan.preview.after}
        </button>
      </span>
      <button id="undo" ?disabled=${this.history.length === 0} @click=${() => this.undo()}>${viewer.undo}</button>
    </div>`;
  }

  private turn(masked: boolean): void {
    this.masked = masked;
    void this.ask();
  }

  private message(): TemplateResult | typeof nothing {
    const { viewer, error } = this.text;
    if (this.failure !== null) {
      return html`<p class="notice bad" role="alert">${icon("alert")}<span>${wordsFor(error, this.failure, this.text)}</span></p>`;
    }
    const held = this.shown?.told.held ?? null;
    if (held !== null) {
      return html`<p class="notice warn" role="alert">
        ${icon("hold")}<span>${viewer.holds} ${wordsFor(error, held, this.text)} ${held === "text-remains" ? viewer.drawOver : nothing}</span>
      </p>`;
    }
    if (this.drop === null) return html`<p class="notice" role="status">${icon("info")}<span>${viewer.planning}</span></p>`;
    return nothing;
  }

  private sliders(): TemplateResult {
    const { viewer } = this.text;
    const frames = this.about?.frames ?? 1;
    const at = Math.max(0, this.files.indexOf(this.current));
    const files = this.files.length;
    return html`<div class="sliders">
      ${files > 1 ? this.slider("image", viewer.image, at, files, (to) => this.show(this.files[to] ?? this.current, 0)) : nothing}
      ${frames > 1 || files === 1 ? this.slider("frame", this.about?.levels === true ? viewer.level : viewer.frame, this.frame, frames, (to) => this.show(this.current, to)) : nothing}
    </div>`;
  }

  private slider(id: string, label: string, at: number, count: number, go: (to: number) => void): TemplateResult {
    const place = this.text.viewer.of(number(at + 1), number(count));
    return html`<label class="slider">
      <span>${label}</span>
      <input
        id=${id}
        type="range"
        min="1"
        max=${count}
        .value=${String(at + 1)}
        ?disabled=${count === 1}
        aria-valuetext=${place}
        @input=${(event: Event) => go(Number((event.target as HTMLInputElement).value) - 1)}
      />
      <span class="number mono">${place}</span>
    </label>`;
  }

  private decision(): TemplateResult {
    const { viewer } = this.text;
    const paths = acceptable(this.review, this.paths, this.photographs);
    const accepted = stateOf(this.review, paths) === "accepted";
    const all = accepted && paths.length === this.paths.length;
    const next = this.next();
    return html`<section class="stack">
      <button
        id="accept"
        class=${accepted ? "" : "primary"}
        ?disabled=${(this.shown === null || paths.length === 0) && !accepted}
        @click=${() => this.change(withAccepted(this.review, paths, !accepted))}
      >
        ${icon(accepted ? "cross" : "check")}${accepted ? viewer.takeBack : this.acceptance.accept(paths.length, number(paths.length))}
      </button>
      <p class="soft small">${this.acceptance.hint} ${this.progress()}</p>
      ${next === null
        ? nothing
        : html`<button id="next" class=${all ? "primary" : ""} @click=${() => this.tell("file-viewed", next)}>
            ${viewer.next}${icon("chevron")}
          </button>`}
    </section>`;
  }

  private progress(): string {
    const { viewer } = this.text;
    const seen = this.paths.filter((path) => isSeen(this.review, path)).length;
    const all = this.paths.length;
    const frames = this.about?.frames ?? 1;
    const shown = this.review.looked.get(this.path)?.frames.size ?? 0;
    const files = all > 1 ? viewer.filesSeen(number(seen), number(all)) : "";
    return files + (frames > 1 ? viewer.framesSeen(number(shown), number(frames)) : "");
  }

  /** The first file of the next series that nobody accepted. */
  private next(): number | null {
    const open = this.all.find(
      ({ files }) => !files.includes(this.index) && stateOf(this.review, files.map((index) => this.nameOf(index))) !== "accepted",
    );
    return open?.files[0] ?? null;
  }

  private boxForm(): TemplateResult {
    const box = this.pickedBox;
    return html`<kamei-box-form
      .fields=${this.fields}
      ?picked=${box !== null}
      ?wide=${box?.series ?? this.wide}
      ?disabled=${this.about === null}
      ?plain=${this.boxes.length === 0 || this.about === null || this.drop === null}
      .reach=${this.unit.wide(this.files.length, number(this.files.length))}
      .device=${this.deviceText()}
      @side-changed=${({ detail }: CustomEvent<SideChange>) => this.setField(detail)}
      @reach-changed=${({ detail }: CustomEvent<boolean>) => this.setWide(detail)}
      @box-added=${() => this.addFields()}
      @box-left=${() => this.pick(null)}
      @box-deleted=${() => box !== null && this.replace(box, null)}
      @template-saved=${() => this.saveTemplate()}
    ></kamei-box-form>`;
  }

  private setField({ side, value }: SideChange): void {
    const fields = { ...this.fields, [side]: Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0 };
    this.fields = fields;
    const box = this.pickedBox;
    const area = within(fields, this.size.columns, this.size.rows);
    if (box !== null && area !== null) this.replace(box, { ...box, area });
  }

  private setWide(wide: boolean): void {
    this.wide = wide;
    const box = this.pickedBox;
    if (box !== null) this.replace(box, { ...box, series: wide });
  }

  private addFields(): void {
    const area = within(this.fields, this.size.columns, this.size.rows);
    if (area !== null) this.draw(area);
  }

  private deviceText(): string {
    if (this.about === null) return "";
    const { manufacturer, model, modality, software } = this.about;
    const { columns, rows } = this.size;
    const named = [manufacturer, model, software].filter((part) => part !== "");
    const nobody = modality === "" ? this.text.policy.anyDevice : modality;
    return [...(named.length > 0 ? named : [nobody]), `${columns} × ${rows}`].join(this.text.comma);
  }

  private saveTemplate(): void {
    const { about, boxes } = this;
    if (about === null || boxes.length === 0) return;
    const draft = withTemplate(this.draft, templateOf({ ...about, ...this.size }, boxes.map(({ area }) => area)));
    // The template takes their place.
    const rest = boxes.reduce((review, box) => withBoxChanged(review, box, null, this.paths), this.review);
    this.picked = null;
    this.say(rest);
    // What was accepted before was masked otherwise: nothing leads back to it.
    this.history = [];
    this.tell("policy-changed", draft);
  }

  private setWindow(window: Window | null): void {
    const legal = window === null || (Number.isFinite(window.center) && window.width > 0);
    if (legal) this.window = window;
    this.requestUpdate();
    void this.ask();
  }

  /** To the right is wider, down is darker, as workstations have it. */
  private dragWindow({ right, down }: Moved): void {
    const now = this.window ?? this.shown?.told.window;
    if (now === undefined) return;
    this.setWindow({ center: now.center + (down * now.width) / 300, width: now.width * Math.exp(right / 150) });
  }

  private keys(): TemplateResult {
    const { viewer } = this.text;
    return html`<details>
      <summary>${viewer.keys}</summary>
      <dl class="keys small">${KEYS.map(([keys, what]) => html`<dt class="mono">${keys}</dt><dd>${viewer.key[what]}</dd>`)}</dl>
    </details>`;
  }

  private key(event: KeyboardEvent): void {
    const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLInputElement && target.type === "number";
    if (undoing && !typing) {
      this.undo();
      return event.preventDefault();
    }
    // Fields, sliders and lists have keys of their own.
    if (target !== this.stage || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.files.length - 1;
    const box = this.pickedBox;
    switch (event.key) {
      case "ArrowRight":
      case "ArrowDown":
        this.go(1);
        break;
      case "ArrowLeft":
      case "ArrowUp":
        this.go(-1);
        break;
      case "PageDown":
        this.go(PAGE);
        break;
      case "PageUp":
        this.go(-PAGE);
        break;
      case "Home":
        this.show(this.files[0] ?? this.current, 0);
        break;
      case "End":
        this.toLast = true;
        this.show(this.files[last] ?? this.current, 0);
        break;
      case "+":
        this.stage.zoomBy(1);
        break;
      case "-":
        this.stage.zoomBy(-1);
        break;
      case "0":
        this.stage.fit();
        break;
      case "b":
        this.turn(!this.masked);
        break;
      case "Delete":
      case "Backspace":
        if (box !== null) this.replace(box, null);
        break;
      default:
        return;
    }
    event.preventDefault();
  }
}
