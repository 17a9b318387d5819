/** What one step of the record changed, told with the same pieces the live screens are made of. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { Account } from "./account.js";
import { CableText } from "./cable-text.js";
import { MoveFacts, moveTitle } from "./move-text.js";
import { teamName, TeamTag } from "./names.js";
import { NewsText } from "./news.js";
import { PactText } from "./pacts.js";
import { RulingText } from "./ruling-text.js";

/** @typedef {import("../replaying.js").Step} Step */

/** @param {{step: Step}} props */
export function Happened({ step }) {
  const put = step.put ?? {};
  const of = (/** @type {string} */ name) => /** @type {[string, any][]} */ (Object.entries(put[name] ?? {}));
  const moves = section("moves") ?? {};
  return html`<div class="stack happened">
    ${of("news").map(([id, item]) => html`<${NewsText} key=${id} item=${item} />`)}
    ${of("cables").map(([id, cable]) => html`<${CableText} key=${id} cable=${{ ...cable, id }} own="" />`)}
    ${of("pacts").map(([id, pact]) => html`<${PactText} key=${id} pact=${{ ...pact, id }} />`)}
    ${of("moves").map(([id, move]) => html`<article class="move" key=${id}><header><${TeamTag} team=${move.team} /><h3>${moveTitle(move)}</h3></header>
      <${MoveFacts} move=${move} />${move.reason && html`<p class="said prose">${move.reason}</p>`}</article>`)}
    ${of("reasons").map(([id, reason]) => html`<ul class="reasons" key=${id}><li class=${reason.side}>
      <b>${teamName(reason.team)}, ${words.rulings[/** @type {"for"} */ (reason.side)].toLowerCase()}</b> <span class="said">${reason.text}</span></li></ul>`)}
    ${of("rulings").map(([id, ruling]) => html`<article class="move" key=${id}>
      ${moves[id] && html`<header><${TeamTag} team=${moves[id].team} /><h3>${moveTitle(moves[id])}</h3></header>`}<${RulingText} ruling=${ruling} /></article>`)}
    ${of("results").map(([id, result]) => html`<${Account} key=${id} turn=${result.turn} />`)}
  </div>`;
}
