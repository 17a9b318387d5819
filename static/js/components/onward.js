/** The way on, when the umpire takes the whole table to another game. */
import { html } from "../html.js";
import { onward } from "../store.js";
import { words } from "../morewords.js";

export function Onward() {
  if (!onward.value) return null;
  return html`<p class="notice calm" role="status"><b>${words.prepare.onward}</b>${" "}<a class="button main" href="/onward">${words.prepare.goOn}</a></p>`;
}
