/** The team's cards: cost and odds in a row, and what stands behind them on opening. */
import { html, useState } from "../html.js";
import { costWords } from "../costs.js";
import { moves } from "../drafting.js";
import { listed, section } from "../store.js";
import { words } from "../words.js";
import { Chance, Panel } from "./elements.js";
import { later } from "./later.js";

const CardBody = later(() => import("./card-body.js"), "CardBody", 12);

export function Hand() {
  const [sought, seek] = useState("");
  const book = section("book");
  const hand = listed(section("hand")).filter((card) => !sought || JSON.stringify(book?.cards[card.id]).toLowerCase().includes(sought.toLowerCase()));
  const playable = hand.filter((card) => card.playable);
  const others = hand.filter((card) => !card.playable);
  const find = html`<input class="input" type="search" placeholder=${words.team.find} aria-label=${words.team.find} value=${sought}
    onInput=${(/** @type {Event} */ e) => seek(/** @type {HTMLInputElement} */ (e.target).value)} />`;
  return html`<${Panel} title=${words.team.hand} aside=${find}>
    ${!hand.length && html`<p class="empty">${sought ? words.team.findNone : words.team.handEmpty}</p>`}
    <div>${playable.map((card) => html`<${CardRow} key=${card.id} card=${card} />`)}</div>
    ${others.length > 0 && html`<h3 class="group">${words.team.notPlayable}</h3>
      <div>${others.map((card) => html`<${CardRow} key=${card.id} card=${card} />`)}</div>`}
  <//>`;
}

/** @param {{card: import("../types.js").InHand & {id: string}}} props */
function CardRow({ card }) {
  // A hand is long and few cards are read at once, so what stands behind a card is drawn when it is first opened.
  const [opened, open] = useState(false);
  const info = section("book")?.cards[card.id];
  if (!info) return null;
  const there = moves.value.some((move) => move.card === card.id);
  return html`<details class="fold card" data-playable=${card.playable ? "yes" : "no"} onToggle=${() => open(true)}>
    <summary>
      <span><span class="title">${info.title}</span> ${there && html`<span class="mark calm">${words.team.onTheSheet}</span>`}
        <br /><small>${card.playable ? costWords(info.cost) : card.why_not.join(" ")}</small></span>
      <${Chance} chance=${card.chance} says=${card.words} meter />
    </summary>
    ${opened && html`<${CardBody} card=${card} info=${info} />`}
  </details>`;
}
