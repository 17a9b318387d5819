/** The team's cards: cost and odds in a row, the reasons behind them on opening, and why a card cannot be played. */
import { html, useState } from "../html.js";
import { blank } from "../merge.js";
import { edit, moves } from "../drafting.js";
import { listed, section } from "../store.js";
import { words } from "../words.js";
import { costWords } from "./budget.js";
import { Chance, Factors } from "./chance.js";
import { Expect } from "./expect.js";
import { sourceNames, teamNames } from "./names.js";
import { Panel } from "./panel.js";
import { Why } from "./rulebook.js";
import { step } from "./standing.js";

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
  const book = section("book");
  const info = book?.cards[card.id];
  if (!info) return null;
  const there = moves.value.some((move) => move.card === card.id);
  const room = moves.value.length < (book?.moves_per_turn ?? 0);
  const open = !["sealed", "late"].includes(step());
  const only = info.targets.length === 1 ? (info.targets[0] ?? "") : "";
  const fresh = { ...blank(), card: card.id, title: info.title, target: only, parameters: defaults(info), covert: info.covert === "always" };
  const put = () => edit([...moves.value, fresh]);
  return html`<details class="fold card" data-playable=${card.playable ? "yes" : "no"}>
    <summary>
      <span><span class="title">${info.title}</span> ${there && html`<span class="mark calm">${words.team.onTheSheet}</span>`}
        <br /><small>${card.playable ? costWords(info.cost) : card.why_not.join(" ")}</small></span>
      <${Chance} chance=${card.chance} says=${card.words} meter />
    </summary>
    <div class="inner">
      <p class="prose">${info.text}</p>
      ${(!card.playable || card.breaks.length > 0) && html`<p class="why-not">${[...card.why_not, ...card.breaks].join(" ")}</p>`}
      <p class="quiet">${words.common.pair(words.team.cost, costWords(info.cost))}.
        ${info.targets.length > 0 && ` ${words.common.pair(words.team.target, teamNames(info.targets))}.`}
        ${info.covert !== "never" && ` ${words.team.mayBeCovert}`}
        ${card.played > 0 && ` ${words.team.played(card.played)}`}</p>
      <div class="stack tight"><b>${words.team.factors}</b><${Factors} factors=${card.factors} />
        <span class="quiet">${words.team.chanceNote}</span></div>
      <p class="quiet">${words.common.pair(words.common.because, info.because)} ${sourceNames(info.sources)} <${Why} kind="card" id=${card.id} /></p>
      ${card.playable && html`<${Expect} move=${{ ...fresh, target: info.targets[0] ?? "" }} />`}
      ${open && html`<div><button type="button" class="button main" disabled=${there || !room} onClick=${put}>
        ${there ? words.team.onTheSheet : room ? words.team.put : words.team.sheetFull}</button></div>`}
    </div>
  </details>`;
}

/** @param {import("../types.js").Card} card */
function defaults(card) {
  return Object.fromEntries(card.parameters.map((parameter) => [parameter.id, parameter.default]));
}
