/** How decisions are shown: the standard's letter, a word and a colour that never stands alone. */

import { html, type TemplateResult } from "lit";
import type { Action, ColumnAction } from "../engine/api.js";
import type { Texts } from "../i18n/index.js";
import type { ReviewState } from "../model/review.js";

/** Every action by one name, however it is parameterised. */
export type ActionName = keyof Texts["action"];

export function nameOf(action: Action | ColumnAction): ActionName {
  if (action.startsWith("pseudonym-")) return "pseudonym";
  return action as Exclude<typeof action, `pseudonym-${string}`>;
}

/** A keyword that may break between its words. */
export function breakable(keyword: string): TemplateResult[] {
  return keyword.split(/(?<=[a-z0-9])(?=[A-Z])/).map((word) => html`${word}<wbr />`);
}

/** Actions in the order in which the page lists them: what leaves, what is replaced, what stays. */
export function inOrder(names: Iterable<ActionName>): ActionName[] {
  const order = Object.keys(LOOKS);
  return [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

interface Look {
  /** The letter of PS3.15 Table E.1-1a, for a column the one of the same meaning. */
  readonly letter: string;
  readonly colour: "" | "good" | "warn" | "bad" | "info" | "mark";
}

const LOOKS: Record<ActionName, Look> = {
  remove: { letter: "X", colour: "bad" },
  drop: { letter: "X", colour: "bad" },
  empty: { letter: "Z", colour: "warn" },
  dummy: { letter: "D", colour: "warn" },
  pseudonym: { letter: "D", colour: "mark" },
  "replace-uid": { letter: "U", colour: "mark" },
  clean: { letter: "C", colour: "info" },
  "shift-date": { letter: "C", colour: "info" },
  scrub: { letter: "C", colour: "info" },
  coarsen: { letter: "C", colour: "info" },
  "generalise-month": { letter: "C", colour: "info" },
  "generalise-year": { letter: "C", colour: "info" },
  mask: { letter: "C", colour: "info" },
  keep: { letter: "K", colour: "" },
};

export function actionBadge(action: Action | ColumnAction, text: Texts): TemplateResult {
  const name = nameOf(action);
  const { letter, colour } = LOOKS[name];
  return html`<span class="badge ${colour}"><b aria-hidden="true">${letter}</b>${text.action[name]}</span>`;
}

const REVIEWS: Record<ReviewState, Look["colour"]> = { new: "", seen: "info", accepted: "good" };

export function reviewBadge(state: ReviewState, text: Texts): TemplateResult {
  return html`<span class="badge ${REVIEWS[state]}">${text.viewer.state[state]}</span>`;
}
