/** A menu that closes behind whoever chose from it or went elsewhere. */
import { html } from "../html.js";

/** @param {{label: any, kind?: string, children?: any}} props */
export function Menu({ label, kind = "", children }) {
  return html`<details class=${`menu ${kind}`} onFocusOut=${shut} onClick=${shut}><summary class="button plain">${label}</summary><div>${children}</div></details>`;
}

/** @param {FocusEvent | MouseEvent} event */
function shut(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  const chosen = event.type === "click" && event.target instanceof HTMLAnchorElement;
  const left = event instanceof FocusEvent && !(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget));
  if (chosen || left) menu.open = false;
}
