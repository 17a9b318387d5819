/** A move as it stands, to read: what, against whom, with which settings, why. */
import { html } from "../html.js";
import { costOf, costWords } from "../costs.js";
import { measured } from "../format.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { setOff } from "../words/say.js";
import { teamName } from "./names.js";

/** @param {{move: import("../types.js").MoveDraft, n: number}} props a move of our own sheet */
export function MoveText({ move, n }) {
  return html`<article class=${`slot${move.covert ? " covert" : ""}`} aria-label=${words.team.moveNo(n)}>
    <header><span class="n" aria-hidden="true">${n}</span><h3>${moveTitle(move)}</h3>
      <span class="quiet">${costWords(costOf(move))}</span></header>
    <${MoveFacts} move=${move} />
    ${move.reason && html`<p class="said">${move.reason}</p>`}
  </article>`;
}

/** @param {import("../types.js").MoveDraft} move */
export function moveTitle(move) {
  return setOff(move.title || section("book")?.card_titles[move.card]?.title || words.common.free);
}

/** @param {{card: string}} props what a card says, for those who may read it: its own team and the white cell */
export function CardSays({ card }) {
  const text = section("book")?.cards[card]?.text;
  return text ? html`<p class="quiet">${text}</p>` : null;
}

/** @param {{move: import("../types.js").MoveDraft & {settings?: import("../types.js").Setting[]}}} props */
export function MoveFacts({ move }) {
  // A revealed move says its settings itself; of a sheet one holds the cards.
  const known = section("book")?.cards[move.card]?.parameters ?? [];
  const stated = move.settings ?? known.map((one) => ({ ...one, value: move.parameters[one.id] ?? one.default }));
  const settings = stated.map((one) => words.common.pair(one.title, measured(one.value, one.unit)));
  const facts = [move.target ? words.rulings.aimedAt(teamName(move.target)) : "", ...settings].filter(Boolean);
  return html`<div class="stack tight">
    ${!move.card && move.text && html`<p class="said">${move.text}</p>`}
    ${(facts.length > 0 || move.covert || !move.card) && html`<p class="bar quiet">
      ${move.covert && html`<span class="mark">${words.common.covert}</span>`}
      ${!move.card && html`<span class="mark">${words.common.free}</span>`}
      <span>${facts.join(" · ")}</span></p>`}
  </div>`;
}
