/** The contest from the desk: every move with its arguments, and what each argument shall count. */
import { html } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";
import { EstimatesNow } from "./contest.js";
import { Panel, Refusal, Segments } from "./elements.js";
import { CardSays, MoveFacts, moveTitle } from "./move-text.js";
import { teamName, TeamTag } from "./names.js";
import { useOrder } from "../orders.js";

export function Weigh() {
  const turn = section("game")?.turn;
  const moves = listed(section("moves")).filter((move) => move.turn === turn).sort((a, b) => (a.id < b.id ? -1 : 1));
  return html`<${Panel} title=${words.team.table}>
    ${!moves.length && html`<p class="empty">${words.desk.noMoves}</p>`}
    ${moves.map((move) => html`<article class="move" key=${move.id}>
      <header><${TeamTag} team=${move.team} /><h3>${moveTitle(move)}</h3></header>
      <${CardSays} card=${move.card} />
      <${MoveFacts} move=${move} />
      ${move.reason && html`<ul class="reasons"><li class="for"><b>${teamName(move.team)}</b> <span class="said">${move.reason}</span></li></ul>`}
      ${listed(section("reasons"), (one) => one.at).filter((one) => one.move === move.id).map((one) => html`<${Weighed} key=${one.id} reason=${one} />`)}
      <${EstimatesNow} move=${move.id} />
    </article>`)}
  <//>`;
}

/** @param {{reason: import("../types.js").Reason & {id: string}}} props */
function Weighed({ reason }) {
  const order = useOrder();
  const options = Object.entries(words.desk.weights);
  const side = words.rulings[/** @type {"for"} */ (reason.side)].toLowerCase();
  return html`<div class="stack tight"><ul class="reasons"><li class=${reason.side}><b>${teamName(reason.team)}, ${side}</b> <span class="said">${reason.text}</span></li></ul>
    <${Segments} label=${words.desk.weigh} value=${String(reason.weight)} options=${options}
      onPick=${(/** @type {string} */ weight) => order.give({ type: "WeighReason", reason: reason.id, weight: Number(weight) })} />
    <${Refusal} refused=${order.refused} /></div>`;
}
