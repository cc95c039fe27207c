/** What the panels of settings share: a title with a badge, buttons, a file input that only buttons open. */

import { css } from "lit";

export const panelLook = css`
  :host {
    display: block;
  }
  .title {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 8px;
  }
  input[type="file"] {
    display: none;
  }
  .buttons {
    gap: 6px;
  }
`;
