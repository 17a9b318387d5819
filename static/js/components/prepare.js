/** What is made ready before people come, and where the table can go on. */
import { html } from "../html.js";
import { me } from "../store.js";
import { words } from "../morewords.js";

export function Prepare() {
  return html`<details class="prepare" onFocusOut=${shut} onClick=${shut}><summary class="button plain">${words.prepare.prepare}</summary><div>
    <a class="button plain" href="/print" target="_blank">${words.prepare.print}</a>
    ${me.value?.role === "umpire" && html`<a class="button plain" href="/games/new">${words.prepare.another}</a>`}</div></details>`;
}

/**
 * A menu closes behind whoever chose from it or went elsewhere.
 * @param {FocusEvent | MouseEvent} event
 */
function shut(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  const chosen = event.type === "click" && event.target instanceof HTMLAnchorElement;
  const left = event instanceof FocusEvent && !(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget));
  if (chosen || left) menu.open = false;
}
