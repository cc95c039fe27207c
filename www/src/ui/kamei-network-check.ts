/** The visible proof that nothing leaves this page: really tries every way out and shows what stopped it. */

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Kamei } from "../engine/client.js";
import { MEANS, type Attempt, type Means } from "../engine/messages.js";
import { tryNetwork } from "../engine/network.js";
import { number } from "../i18n/format.js";
import { KameiElement } from "./element.js";
import { icon } from "./icons.js";

/** An address that answers everyone, so that only the policy can be what stops a try (RFC 2606). */
const FOREIGN = "https://example.com/";

interface Tried {
  readonly page: readonly Attempt[];
  readonly worker: readonly Attempt[];
}

@customElement("kamei-network-check")
export class NetworkCheck extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: inline-block;
      }
      .seal {
        border-color: transparent;
        background: var(--good-soft);
        color: var(--good);
        font-weight: 600;
        border-radius: 999px;
      }
      .seal:hover:not(:disabled) {
        color: var(--good);
        border-color: var(--good);
      }
      dialog {
        width: min(760px, calc(100vw - 32px));
        max-height: calc(100vh - 48px);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--panel);
        color: var(--ink);
        box-shadow: 0 16px 48px var(--shadow);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(8 14 18 / 0.5);
      }
      .inside {
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
      .policy {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 1px 14px;
        padding: 10px 12px;
        border-radius: 6px;
        background: var(--sunken);
      }
      .policy dd {
        overflow-wrap: anywhere;
        color: var(--ink-soft);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 8px;
        border-top: 1px solid var(--line);
        text-align: left;
        font-weight: 400;
      }
      thead th {
        border: 0;
        font-size: 12px;
        font-weight: 600;
        color: var(--ink-soft);
      }
      tbody th {
        font-family: var(--mono);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) kamei: Kamei | null = null;

  @state() private running = false;
  @state() private tried: Tried | null = null;

  @query("dialog") private dialog!: HTMLDialogElement;

  override render(): TemplateResult {
    const { network, app } = this.text;
    return html`
      <button class="seal" aria-haspopup="dialog" @click=${() => this.dialog.showModal()}>
        ${icon("shield")}${network.button}
      </button>
      <dialog aria-labelledby="heading">
        <div class="inside">
          <div class="title">
            <h2 id="heading">${network.heading}</h2>
            <button @click=${() => this.dialog.close()}>${app.close}</button>
          </div>
          <p>${network.lead}</p>
          <dl class="policy mono" aria-label=${network.policy}>
            ${directives().map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
          </dl>
          <div class="row">
            <button class="primary" ?disabled=${this.running || this.kamei === null} @click=${this.check}>
              ${this.running ? network.running : network.run}
            </button>
            <span role="status" class="unseen">${this.running ? network.running : nothing}</span>
          </div>
          ${this.tried === null ? nothing : this.outcome(this.tried)}
          <p class="soft small">
            ${"RTCPeerConnection" in globalThis ? network.rtcThere : network.rtcGone} ${network.limits}
          </p>
        </div>
      </dialog>
    `;
  }

  private async check(): Promise<void> {
    if (this.kamei === null) return;
    this.running = true;
    this.tried = null;
    try {
      const own = location.href.replace(/#.*$/, "");
      // The page first and then the worker: a report of the one must not count for the other.
      const page = await tryNetwork(own, FOREIGN);
      this.tried = { page, worker: await this.kamei.tryNetwork(own, FOREIGN) };
    } finally {
      this.running = false;
    }
  }

  private outcome(tried: Tried): TemplateResult {
    const { network } = this.text;
    const all = [...tried.page, ...tried.worker];
    const targets = (["own", "foreign"] as const).filter((target) => all.some((attempt) => attempt.target === target));
    const open = all.some(({ outcome }) => outcome === "open");
    const named = all.filter(({ outcome }) => outcome === "policy").length;
    const [colour, sign, words] = open
      ? (["bad", "alert", network.bad] as const)
      : !all.every(isProven)
        ? (["warn", "info", network.unsure] as const)
        : named < all.length
          ? (["good", "shield", network.mostly(number(all.length), number(named))] as const)
          : (["good", "shield", network.good(number(all.length))] as const);
    return html`
      <p class="notice ${colour}" role="alert" data-verdict=${colour}>${icon(sign)}<span>${words}</span></p>
      <table>
        <thead>
          <tr>
            <th scope="col">${network.way}</th>
            ${(["page", "worker"] as const).map((from) =>
              targets.map((target) => html`<th scope="col">${network[from]}<br />${network[target]}</th>`),
            )}
          </tr>
        </thead>
        <tbody>
          ${MEANS.map(
            (means) =>
              html`<tr>
                <th scope="row">${network.means[means]}</th>
                ${[tried.page, tried.worker].map((attempts) =>
                  targets.map((target) => this.cell(attempts, means, target)),
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  private cell(attempts: readonly Attempt[], means: Means, target: "own" | "foreign"): TemplateResult {
    const { network } = this.text;
    const attempt = attempts.find((attempt) => attempt.means === means && attempt.target === target);
    if (attempt === undefined) {
      return html`<td class="soft"><span aria-hidden="true">–</span><span class="unseen">${network.notApplicable}</span></td>`;
    }
    const colour = { policy: "good", refused: "", open: "bad" }[attempt.outcome];
    return html`<td title=${attempt.directive}>
      <span class="badge ${colour}">
        ${icon(attempt.outcome === "open" ? "alert" : "check", 12)}${network.outcome[attempt.outcome]}
      </span>
    </td>`;
  }
}

/**
 * Whether the cause of a failure is told where every browser tells it. For the other ways Firefox
 * tells none to a worker.
 */
function isProven({ means, outcome }: Attempt): boolean {
  const told: readonly Means[] = ["fetch", "xhr", "websocket"];
  return outcome === "policy" || !told.includes(means);
}

/** The policy of this document, directive by directive. */
function directives(): [string, string][] {
  const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']")?.getAttribute("content") ?? "";
  return policy.split(";").map((directive) => {
    const [name = "", ...values] = directive.trim().split(/\s+/);
    return [name, values.join(" ")];
  });
}
