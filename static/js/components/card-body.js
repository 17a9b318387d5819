/** What a card says when it is opened: its text, cost, the factors of its chance, its reasons, and the button that plays it. */
import { html } from "../html.js";
import { costWords } from "../costs.js";
import { edit, moves } from "../drafting.js";
import { blank } from "../merge.js";
import { eyes, section } from "../store.js";
import { words } from "../words.js";
import { Expect } from "./expect.js";
import { Factors } from "./factors.js";
import { sourceNames, teamNames } from "./names.js";
import { Why } from "./toolbar.js";
import { step } from "./sheet.js";

/** @param {{card: import("../types.js").InHand & {id: string}, info: import("../types.js").Card}} props */
export function CardBody({ card, info }) {
  const there = moves.value.some((move) => move.card === card.id);
  const room = moves.value.length < (section("book")?.moves_per_turn ?? 0);
  const open = !eyes.value && !["sealed", "late"].includes(step());
  const only = info.targets.length === 1 ? (info.targets[0] ?? "") : "";
  const fresh = { ...blank(), card: card.id, title: info.title, target: only, parameters: defaults(info), covert: info.covert === "always" };
  const put = () => edit([...moves.value, fresh]);
  return html`<div class="inner">
    <p class="prose">${info.text}</p>
    ${(!card.playable || card.breaks.length > 0) && html`<p class="why-not">${[...card.why_not, ...card.breaks].join(" ")}</p>`}
    <p class="quiet">${words.common.pair(words.team.cost, costWords(info.cost))}.
      ${info.targets.length > 0 && ` ${words.common.pair(words.team.target, teamNames(info.targets))}.`}
      ${info.covert !== "never" && ` ${info.covert === "always" ? words.team.covertAlways : words.team.mayBeCovert}`}
      ${card.played > 0 && ` ${words.team.played(card.played)}`}</p>
    <div class="stack tight"><b>${words.team.factors}</b><${Factors} factors=${card.factors} />
      <span class="quiet">${words.team.chanceNote}</span></div>
    <p class="quiet">${words.common.pair(words.common.because, info.because)} ${sourceNames(info.sources)} <${Why} kind="card" id=${card.id} /></p>
    ${card.playable && html`<${Expect} move=${{ ...fresh, target: info.targets[0] ?? "" }} />`}
    ${open && html`<div><button type="button" class="button main" disabled=${there || !room} onClick=${put}>
      ${there ? words.team.onTheSheet : room ? words.team.put : words.team.sheetFull}</button></div>`}
  </div>`;
}

/** @param {import("../types.js").Card} card */
function defaults(card) {
  return Object.fromEntries(card.parameters.map((parameter) => [parameter.id, parameter.default]));
}
