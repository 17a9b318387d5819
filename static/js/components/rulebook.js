/** Ways into the rulebook's pages. What they show there is the server's to decide, by the seat. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../words.js";

/** @param {string} kind @param {string} id */
export function rulebookPage(kind = "", id = "") {
  const game = section("game")?.game ?? "";
  return `/rulebook/${game}/${kind && `${kind}/${encodeURIComponent(id)}`}`;
}

export function RulebookLink() {
  return html`<a class="button plain" href=${rulebookPage()} target="_blank">${words.common.rulebook}</a>`;
}

/** @param {{kind: string, id: string}} props */
export function Why({ kind, id }) {
  return html`<a class="about" href=${rulebookPage(kind, id)} target="_blank">${words.common.whyNumber}</a>`;
}
