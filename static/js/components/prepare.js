/** What is made ready before people come, and where the table can go on. */
import { html } from "../html.js";
import { me } from "../store.js";
import { words } from "../morewords.js";
import { Menu } from "./elements.js";

export function Prepare() {
  return html`<${Menu} label=${words.prepare.prepare}>
    <a class="button plain" href="/print" target="_blank">${words.prepare.print}</a>
    ${me.value?.role === "umpire" && html`<a class="button plain" href="/games/new">${words.prepare.another}</a>`}<//>`;
}
