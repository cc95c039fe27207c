/** The whole page: from a drop to a saved bundle. Shows what the session knows and decides nothing. */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { InputFile } from "../engine/client.js";
import type { LookupTable, PackFacts } from "../engine/messages.js";
import { startEmbedded } from "../engine/start.js";
import { number } from "../i18n/format.js";
import { current, faultText, wordsFor } from "../i18n/index.js";
import { isOneWay, pixelOf, type PolicyDraft } from "../model/policy.js";
import type { Review } from "../model/review.js";
import { Session, type Kept } from "../model/session.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";
import "./kamei-about.js";
import "./kamei-arrival.js";
import "./kamei-file-drop.js";
import type { FileDrop } from "./kamei-file-drop.js";
import "./kamei-file-tree.js";
import "./kamei-key-panel.js";
import type { KeyChange } from "./kamei-key-panel.js";
import "./kamei-language.js";
import "./kamei-lookup-panel.js";
import "./kamei-network-check.js";
import "./kamei-passphrase.js";
import "./kamei-plan.js";
import type { RoleDecision } from "./kamei-plan-table.js";
import "./kamei-policy-panel.js";
import "./kamei-recognition.js";
import "./kamei-result.js";
import "./kamei-run-panel.js";
import "./kamei-viewer.js";
import { tokens } from "./look.js";

const STEPS = ["files", "review", "run", "save"] as const;
type Step = (typeof STEPS)[number];

@customElement("kamei-workbench")
export class Workbench extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    tokens,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
        background: var(--ground);
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 8px 18px;
        padding: 8px 16px;
        background: var(--panel);
        border-bottom: 1px solid var(--line);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 9px;
        margin: 0;
        font-size: 16px;
        font-weight: 700;
        letter-spacing: 0.01em;
        white-space: nowrap;
      }
      .brand svg {
        stroke: #fff;
        stroke-width: 3;
      }
      .brand rect {
        fill: #0f6e6b;
        stroke: none;
      }
      .bar nav {
        flex: 1;
      }
      .steps {
        display: flex;
        gap: 4px;
        justify-content: center;
      }
      .steps li {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 2px 10px;
        border-radius: 999px;
        color: var(--ink-soft);
        white-space: nowrap;
      }
      .steps i {
        font: 600 11px/18px var(--mono);
        width: 18px;
        text-align: center;
        border-radius: 50%;
        box-shadow: inset 0 0 0 1px var(--line-strong);
      }
      .steps [aria-current] {
        background: var(--accent-soft);
        color: var(--accent-strong);
        font-weight: 600;
      }
      .steps [aria-current] i {
        background: var(--accent);
        color: var(--on-accent);
        box-shadow: none;
      }
      main {
        flex: 1;
        min-height: 0;
        padding: 14px 16px;
        display: grid;
        gap: 14px;
      }
      main:focus {
        outline: none;
      }
      .files {
        grid-template-columns: minmax(0, 1fr) 330px;
        overflow: auto;
      }
      .welcome {
        display: flex;
        flex-direction: column;
        gap: 14px;
        min-height: 0;
      }
      kamei-file-drop:not([compact]) {
        flex: 1;
        min-height: 300px;
      }
      .facts {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 14px;
      }
      .facts p {
        margin-top: 3px;
      }
      .side {
        display: flex;
        flex-direction: column;
        gap: 12px;
        min-height: 0;
        overflow: auto;
        /* Room for the focus ring inside the scrolling box. */
        padding: 3px;
        margin: -3px;
      }
      .side > * {
        flex: none;
      }
      .review {
        grid-template-columns: minmax(220px, 280px) minmax(0, 1fr) 310px;
        grid-template-rows: minmax(0, 1fr);
      }
      .pane {
        padding: 0;
        min-height: 0;
        overflow: hidden;
        display: flex;
        flex-direction: column;
      }
      .pane > kamei-file-tree,
      .pane > kamei-plan {
        flex: 1;
      }
      .pane footer {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        padding: 8px 10px;
        border-top: 1px solid var(--line);
      }
      .go {
        width: 100%;
        min-height: 40px;
        font-size: 14px;
      }
      .running {
        grid-template-rows: minmax(0, 1fr);
      }
      .done {
        overflow: auto;
        align-content: start;
      }
      .again {
        justify-content: flex-end;
      }
      .failed {
        place-content: center;
      }
      dialog {
        border: 1px solid var(--line);
        border-radius: 12px;
        padding: 20px 24px;
        background: var(--panel);
        color: var(--ink);
        max-width: 420px;
      }
      dialog::backdrop {
        background: rgb(8 14 18 / 0.5);
      }
      dialog .row {
        margin-top: 14px;
        justify-content: flex-end;
      }
      @media (max-width: 1080px) {
        .bar {
          flex-wrap: wrap;
        }
        .bar nav {
          order: 2;
          flex-basis: 100%;
        }
        .steps {
          justify-content: flex-start;
        }
      }
      @media (max-width: 960px) {
        :host {
          height: auto;
          min-height: 100%;
        }
        .files,
        .review {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: none;
        }
        .review .pane {
          height: 70vh;
        }
        .facts {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  @state() private session: Session | null = null;
  @state() private broken = false;
  /** Counts the changes of the session, whose objects stay the same while they change. */
  @state() private step = 0;
  @state() private spoken = "";

  @query("kamei-file-drop") private drop!: FileDrop | null;
  @query("#start-over") private startOver!: HTMLDialogElement;
  @query("main") private main!: HTMLElement;

  private lastPhase = "";
  private lastTenth = 0;
  private outputs: readonly string[] = [];

  private readonly changed = () => {
    this.step++;
    this.speak();
  };

  private readonly leaving = (event: BeforeUnloadEvent) => {
    if (this.session?.unsaved === true) event.preventDefault();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeunload", this.leaving);
    void this.begin();
  }

  override disconnectedCallback(): void {
    window.removeEventListener("beforeunload", this.leaving);
    this.session?.removeEventListener("change", this.changed);
    this.session?.kamei.forget();
    super.disconnectedCallback();
  }

  private async begin(): Promise<void> {
    try {
      this.session = await Session.start(await startEmbedded());
      this.session.addEventListener("change", this.changed);
    } catch {
      this.broken = true;
    }
  }

  /** Says to a screen reader what changed: every new screen, and each tenth of a run. */
  private speak(): void {
    const { session } = this;
    if (session === null) return;
    const { app, run } = this.text;
    if (session.phase !== this.lastPhase) {
      this.lastPhase = session.phase;
      this.lastTenth = 0;
      this.outputs = session.plan?.files.map(({ output }) => output) ?? [];
      this.spoken = app.steps[stepOf(session)];
      void this.updateComplete.then(() => this.main.focus({ preventScroll: true }));
    } else if (session.phase === "running" && session.run !== null) {
      const all = session.run.status.length;
      const tenth = Math.floor((session.run.done * 10) / Math.max(1, all));
      if (tenth > this.lastTenth) {
        this.lastTenth = tenth;
        this.spoken = run.progress(number(session.run.done), number(all));
      }
    }
  }

  override render(): TemplateResult {
    document.documentElement.lang = current.name;
    return html`
      ${this.bar()}
      ${this.session === null ? this.waiting() : this.screen(this.session)}
      <p class="unseen" role="status" aria-live="polite">${this.spoken}</p>
      ${this.question()}
    `;
  }

  private bar(): TemplateResult {
    const { app } = this.text;
    const { session } = this;
    const now = session === null ? "files" : stepOf(session);
    const discardable = session !== null && (session.phase === "review" || session.phase === "done");
    return html`<header class="bar">
      <h1 class="brand">
        <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M9 8v16M22 8l-9 8 9 8" />
        </svg>
        ${app.title}
      </h1>
      <nav aria-label=${app.stepsLabel}>
        <ol class="steps">
          ${STEPS.map(
            (step, at) =>
              html`<li aria-current=${step === now ? "step" : nothing}><i aria-hidden="true">${at + 1}</i>${app.steps[step]}</li>`,
          )}
        </ol>
      </nav>
      ${discardable
        ? html`<button class="plain" @click=${() => this.startOver.showModal()}>${app.startOver}</button>`
        : nothing}
      <kamei-network-check .kamei=${session?.kamei ?? null}></kamei-network-check>
      <kamei-language></kamei-language>
      <kamei-about .version=${session?.version ?? ""}></kamei-about>
    </header>`;
  }

  private waiting(): TemplateResult {
    const { app } = this.text;
    return html`<main class="failed" tabindex="-1">
      ${this.broken
        ? html`<p class="notice bad" role="alert">${icon("alert")}<span>${app.failed}</span></p>`
        : html`<p class="soft" role="status">${app.loading}</p>`}
    </main>`;
  }

  private screen(session: Session): TemplateResult {
    switch (session.phase) {
      case "files":
      case "reading":
        return this.filesScreen(session);
      case "review":
        return this.reviewScreen(session);
      case "running":
        return this.runScreen(session);
      case "done":
        return this.doneScreen(session);
    }
  }

  private filesScreen(session: Session): TemplateResult {
    const { facts } = this.text.drop;
    return html`<main
      class="files"
      tabindex="-1"
      @dragover=${this.dragOver}
      @dragleave=${() => this.drop?.hover(false)}
      @drop=${this.dropped}
    >
      <div class="welcome">
        ${this.failure(session)}
        <kamei-file-drop
          .reading=${session.phase === "reading" ? { ...session.reading } : null}
          @files-chosen=${(event: CustomEvent<InputFile[]>) => session.add(event.detail)}
          @cancel=${() => session.cancelReading()}
        ></kamei-file-drop>
        <div class="facts">
          ${[facts.local, facts.unknown, facts.key].map(
            ({ title, text }) =>
              html`<section>
                <h3>${title}</h3>
                <p class="soft small">${text}</p>
              </section>`,
          )}
        </div>
      </div>
      <div class="side">${this.settings(session, session.phase === "reading")}</div>
    </main>`;
  }

  private reviewScreen(session: Session): TemplateResult {
    const { plan } = session;
    if (plan === null) return this.filesScreen(session);
    const held = plan.files.filter(({ held }) => held != null).length;
    const ready = plan.files.length - held;
    const { run } = this.text;
    return html`<main
      class="review"
      tabindex="-1"
      @dragover=${this.dragOver}
      @drop=${this.dropped}
    >
      <section class="card pane" aria-label=${this.text.tree.label}>
        <kamei-file-tree
          .plan=${plan}
          .selected=${session.selected}
          @file-selected=${(event: CustomEvent<number>) => session.select(event.detail)}
        ></kamei-file-tree>
        <footer>
          <kamei-file-drop
            compact
            @files-chosen=${(event: CustomEvent<InputFile[]>) => session.add(event.detail)}
          ></kamei-file-drop>
        </footer>
      </section>
      <section class="card pane" aria-label=${this.text.plan.tabsLabel}>
        <kamei-plan
          .plan=${plan}
          .drop=${session.drop}
          .selected=${session.selected}
          .blobOf=${this.blobOf}
          .nameOf=${this.nameOf}
          .review=${session.review}
          ?reviewed=${pixelOf(session.draft, "review") === "required"}
          ?busy=${session.planning}
          @file-viewed=${(event: CustomEvent<number>) => session.view(event.detail)}
          @file-selected=${(event: CustomEvent<number>) => session.select(event.detail)}
          @role-decided=${({ detail }: CustomEvent<RoleDecision>) =>
            session.decide(detail.key, detail.role)}
        ></kamei-plan>
      </section>
      <div class="side">
        ${this.failure(session)}
        <section class="card stack" aria-label=${run.heading}>
          <button
            class="primary go"
            ?disabled=${session.planning || session.drop === null || ready === 0}
            @click=${() => session.start()}
          >
            ${run.start(ready, number(ready))}
          </button>
          ${held > 0 ? html`<p class="soft small">${run.willHold(held, number(held))}</p>` : nothing}
          ${ready === 0 ? html`<p class="soft small">${run.blocked}</p>` : nothing}
        </section>
        ${this.settings(session, session.rereading)}
      </div>
      ${session.viewing === null ? nothing : this.viewer(session, session.viewing)}
    </main>`;
  }

  private viewer(session: Session, index: number): TemplateResult | typeof nothing {
    if (session.plan === null) return nothing;
    return html`<kamei-viewer
      .plan=${session.plan}
      .drop=${session.drop}
      .index=${index}
      .review=${session.review}
      .draft=${session.draft}
      .blobOf=${this.blobOf}
      .nameOf=${this.nameOf}
      @review-changed=${(event: CustomEvent<Review>) => session.setReview(event.detail)}
      @policy-changed=${(event: CustomEvent<PolicyDraft>) => session.setDraft(event.detail)}
      @file-viewed=${(event: CustomEvent<number>) => session.view(event.detail)}
      @closed=${() => session.view(null)}
    ></kamei-viewer>`;
  }

  private readonly blobOf = (index: number): Blob | null => this.session?.files[index]?.blob ?? null;
  private readonly nameOf = (index: number): string => this.session?.files[index]?.path ?? "";

  private runScreen(session: Session): TemplateResult {
    return html`<main class="running" tabindex="-1">
      ${session.run === null
        ? nothing
        : html`<kamei-run-panel
            .run=${session.run}
            .step=${this.step}
            .outputs=${this.outputs}
            @cancel=${() => session.run?.cancel()}
          ></kamei-run-panel>`}
    </main>`;
  }

  private doneScreen(session: Session): TemplateResult {
    const { result } = session;
    if (result === null) return this.filesScreen(session);
    const held = result.run.status.flatMap(({ index, held }) => (held === null ? [] : [{ index, held }]));
    return html`<main class="done" tabindex="-1">
      ${this.failure(session)}
      <kamei-result
        .kamei=${session.kamei}
        .result=${result}
        .held=${held}
        .nameOf=${(index: number) => session.files[index]?.path ?? ""}
        @bundle-saved=${(event: CustomEvent<Kept>) => session.saved("bundle", event.detail)}
        @pack-saved=${(event: CustomEvent<Kept>) => session.saved("pack", event.detail)}
      ></kamei-result>
      <div class="row again">
        <button @click=${() => session.reconsider()}>${this.text.result.again}</button>
      </div>
    </main>`;
  }

  private settings(session: Session, disabled: boolean): TemplateResult {
    return html`
      <kamei-policy-panel
        .kamei=${session.kamei}
        .presets=${session.presets}
        .draft=${session.draft}
        ?disabled=${disabled}
        @preset-chosen=${(event: CustomEvent<string>) => session.choosePreset(event.detail)}
        @policy-changed=${(event: CustomEvent<PolicyDraft>) => session.setDraft(event.detail)}
      ></kamei-policy-panel>
      <kamei-recognition
        .kamei=${session.kamei}
        .draft=${session.draft}
        .pack=${session.pack}
        ?disabled=${disabled}
        @pack-changed=${(event: CustomEvent<PackFacts | null>) => session.setPack(event.detail)}
        @policy-changed=${(event: CustomEvent<PolicyDraft>) => session.setDraft(event.detail)}
      ></kamei-recognition>
      <kamei-lookup-panel
        .kamei=${session.kamei}
        .table=${session.lookup}
        .draft=${session.draft}
        ?disabled=${disabled}
        @lookup-changed=${(event: CustomEvent<LookupTable | null>) => session.setLookup(event.detail)}
        @policy-changed=${(event: CustomEvent<PolicyDraft>) => session.setDraft(event.detail)}
      ></kamei-lookup-panel>
      <kamei-key-panel
        .kamei=${session.kamei}
        .key=${session.key}
        .state=${session.keyState}
        ?oneWay=${isOneWay(session.draft)}
        ?disabled=${disabled}
        @key-changed=${({ detail }: CustomEvent<KeyChange>) => session.setKey(detail.key, detail.state)}
      ></kamei-key-panel>
    `;
  }

  private failure(session: Session): TemplateResult | typeof nothing {
    if (session.failure === null) return nothing;
    const { code, detail, fault } = session.failure;
    return html`<p class="notice bad" role="alert">
      ${icon("alert")}<span>
        ${wordsFor(this.text.error, code, this.text)} ${fault === undefined ? nothing : faultText(fault, this.text)}
        <span class="mono">${code} ${detail}</span>
      </span>
    </p>`;
  }

  private question(): TemplateResult {
    const { app } = this.text;
    return html`<dialog id="start-over" aria-labelledby="question">
      <p id="question">${app.startOverAsk}</p>
      <div class="row">
        <button @click=${() => this.startOver.close()}>${app.no}</button>
        <button
          class="primary"
          @click=${() => {
            this.startOver.close();
            this.session?.startOver();
          }}
        >
          ${app.yes}
        </button>
      </div>
    </dialog>`;
  }

  private dragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.drop?.hover(true);
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    if (event.dataTransfer !== null) void this.drop?.take(event.dataTransfer);
  }
}

function stepOf(session: Session): Step {
  switch (session.phase) {
    case "files":
    case "reading":
      return "files";
    case "review":
      return "review";
    case "running":
      return "run";
    case "done":
      return "save";
  }
}
