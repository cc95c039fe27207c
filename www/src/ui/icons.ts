/** Drawings of the page. Each stands beside words, so none speaks to a screen reader. */

import { svg, html, type TemplateResult } from "lit";

const SHAPES = {
  shield: svg`<path d="M12 3l7 3v5c0 4.6-2.9 8-7 10-4.1-2-7-5.4-7-10V6z"/><path d="M9 12l2.2 2.2L15.5 10"/>`,
  alert: svg`<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.5v.1"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.9v.1"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7"/>`,
  cross: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  chevron: svg`<path d="M9 6l6 6-6 6"/>`,
  file: svg`<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4"/>`,
  folder: svg`<path d="M3 6h6l2 2h10v11H3z"/>`,
  table: svg`<rect x="3.5" y="5" width="17" height="14" rx="1.5"/><path d="M3.5 10h17M9.5 10v9"/>`,
  person: svg`<circle cx="12" cy="8" r="3.6"/><path d="M5 20c.6-4 3.3-6 7-6s6.4 2 7 6"/>`,
  drop: svg`<path d="M12 3v11M7.5 10L12 14.5 16.5 10"/><path d="M4 15v5h16v-5"/>`,
  key: svg`<circle cx="8" cy="14" r="4"/><path d="M11 11.2L19 4M16 6.7l2.5 2.8"/>`,
  eye: svg`<path d="M2.5 12C5 7.5 8.2 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5S5 16.5 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>`,
  picture: svg`<rect x="3.5" y="5" width="17" height="14" rx="1.5"/><path d="M4 16l4.5-4.5 3.5 3.5 3-3 5 5"/><circle cx="15.5" cy="9" r="1.3"/>`,
  hold: svg`<circle cx="12" cy="12" r="9"/><path d="M9.5 8.5v7M14.5 8.5v7"/>`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 018 0v3"/>`,
} as const;

export type Icon = keyof typeof SHAPES;

export function icon(name: Icon, size = 16): TemplateResult {
  return html`<svg viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">${SHAPES[name]}</svg>`;
}
