/** The look of the viewer. */

import { css } from "lit";

export const viewerLook = css`
  dialog {
    width: calc(100vw - 24px);
    height: calc(100vh - 24px);
    max-width: none;
    max-height: none;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--panel);
    color: var(--ink);
    overflow: hidden;
  }
  dialog::backdrop {
    background: rgb(8 14 18 / 0.6);
  }
  .inside {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 320px;
    height: 100%;
  }
  header {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 8px 14px;
    border-bottom: 1px solid var(--line);
  }
  .grow {
    flex: 1;
  }
  .view {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  kamei-frame {
    flex: 1;
    min-height: 0;
  }
  kamei-frame:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    padding: 8px 14px;
  }
  .group {
    display: inline-flex;
  }
  .group button {
    border-radius: 0;
    margin-left: -1px;
  }
  .group button:first-child {
    border-radius: 6px 0 0 6px;
    margin-left: 0;
  }
  .group button:last-child {
    border-radius: 0 6px 6px 0;
  }
  button[aria-pressed="true"] {
    background: var(--accent-soft);
    border-color: var(--accent);
    color: var(--accent-strong);
    font-weight: 600;
    z-index: 1;
  }
  .group button:focus-visible {
    z-index: 2;
  }
  .view > .notice {
    margin: 8px 14px 0;
  }
  .sliders {
    padding: 8px 14px;
  }
  .slider {
    display: grid;
    grid-template-columns: 72px 1fr auto;
    align-items: center;
    gap: 10px;
    min-height: 28px;
  }
  .slider input {
    width: 100%;
    accent-color: var(--accent);
  }
  .slider .number {
    min-width: 84px;
  }
  .panel {
    border-left: 1px solid var(--line);
    overflow: auto;
    padding: 12px 14px;
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .panel > * + * {
    border-top: 1px solid var(--line);
    padding-top: 12px;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
  }
  .keys {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 12px;
    margin-top: 6px;
  }
  @media (max-width: 860px) {
    .inside {
      grid-template: auto minmax(260px, 60vh) auto / minmax(0, 1fr);
      overflow: auto;
    }
    .panel {
      border-left: 0;
      border-top: 1px solid var(--line);
      overflow: visible;
    }
  }
`;
