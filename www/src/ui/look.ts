/** Colours, type and the few controls that all elements share. Constructed sheets need no CSP hole. */

import { css } from "lit";

/** Set once, on the workbench; custom properties reach every element below. */
export const tokens = css`
  :host {
    --ground: light-dark(#f4f6f7, #0e1215);
    --panel: light-dark(#ffffff, #161b1f);
    --sunken: light-dark(#eef1f3, #11161a);
    --line: light-dark(#dbe1e5, #2a3238);
    --line-strong: light-dark(#87939c, #66737d);
    --ink: light-dark(#16202a, #e4eaee);
    --ink-soft: light-dark(#4d5b67, #a3b0ba);
    --accent: light-dark(#0b6764, #4cc4bd);
    --accent-strong: light-dark(#084f4d, #74dad3);
    --accent-soft: light-dark(#dff1ef, #12302f);
    --on-accent: light-dark(#ffffff, #062221);
    --good: light-dark(#1c6b3c, #6fce93);
    --good-soft: light-dark(#e1f3e7, #12301e);
    --warn: light-dark(#865000, #efb659);
    --warn-soft: light-dark(#fdf0d8, #352710);
    --bad: light-dark(#a3262a, #ff9b98);
    --bad-soft: light-dark(#fbe5e5, #3a1819);
    --info: light-dark(#1f5596, #8dbdf5);
    --info-soft: light-dark(#e3eefa, #13263d);
    --mark: light-dark(#6a3f93, #cda9f1);
    --mark-soft: light-dark(#f1e8f9, #2a1b3a);
    --shadow: light-dark(rgb(16 32 42 / 0.08), rgb(0 0 0 / 0.4));
    --radius: 8px;
    --sans:
      system-ui, -apple-system, "Segoe UI", "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", Meiryo,
      sans-serif;
    --mono: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  }
`;

export const common = css`
  :host {
    box-sizing: border-box;
    color: var(--ink);
    font: 13px/1.5 var(--sans);
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 15px;
    font-weight: 650;
    line-height: 1.35;
  }
  h3 {
    font-size: 13px;
    font-weight: 650;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: 12px;
  }
  .mono {
    font-family: var(--mono);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    min-width: 0;
  }
  fieldset {
    min-width: 0;
    border: 0;
    margin: 0;
    padding: 0;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 30px;
    padding: 4px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--panel);
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--accent);
    color: var(--accent-strong);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent-strong);
    color: var(--on-accent);
  }
  button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--accent);
    padding-inline: 6px;
  }
  button.plain:hover:not(:disabled) {
    text-decoration: underline;
  }
  select,
  input[type="text"],
  input[type="search"],
  input[type="number"],
  input[type="password"] {
    min-height: 30px;
    width: 100%;
    padding: 3px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--panel);
  }
  input[type="checkbox"] {
    width: 15px;
    height: 15px;
    margin: 0;
    flex: none;
    accent-color: var(--accent);
  }
  svg {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .notice {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    padding: 8px 10px;
    border-radius: 6px;
    background: var(--info-soft);
    color: var(--ink);
  }
  .notice.warn {
    background: var(--warn-soft);
  }
  .notice.bad {
    background: var(--bad-soft);
  }
  .notice.good {
    background: var(--good-soft);
  }
  .notice svg {
    margin-top: 2px;
    color: var(--info);
  }
  .notice.warn svg {
    color: var(--warn);
  }
  .notice.bad svg {
    color: var(--bad);
  }
  .notice.good svg {
    color: var(--good);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 0 7px;
    border-radius: 999px;
    background: var(--sunken);
    color: var(--ink-soft);
    font-size: 12px;
    line-height: 20px;
    white-space: nowrap;
  }
  .badge.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .badge.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .badge.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .badge.info {
    background: var(--info-soft);
    color: var(--info);
  }
  .badge.mark {
    background: var(--mark-soft);
    color: var(--mark);
  }
  .badge b {
    font: 600 11px/20px var(--mono);
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
    padding: 14px 16px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 3px;
  }
  .field > span,
  .field > label {
    font-size: 12px;
    color: var(--ink-soft);
  }
  .check {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 24px;
  }
  @media (forced-colors: active) {
    .badge,
    .notice {
      border: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    button,
    .bar > i {
      transition:
        background-color 120ms,
        border-color 120ms,
        width 200ms;
    }
  }
`;
