/** What of a team's sheet the close did not take, and why; the words stay here, so that nothing is lost without a word. */
import { html } from "../html.js";
import { moves } from "../drafting.js";
import { me, section } from "../store.js";
import { words } from "../words.js";
import { MoveText } from "./move-text.js";

export function NotPlayed() {
  const why = section("dropped")?.[me.value?.team ?? ""];
  if (!why) return null;
  const sealed = section("sheet")?.moves ?? [];
  const left = moves.value.filter((move) => !sealed.some((kept) => kept.card === move.card && kept.title === move.title && kept.reason === move.reason));
  return html`<div class="notice dropped" role="alert">
    <p><b>${words.team.notPlayed}</b> ${why.says}</p>
    ${left.length > 0 && html`<p class="quiet">${words.team.notPlayedWords}</p>`}
    ${left.map((move, n) => html`<${MoveText} key=${n} move=${move} n=${moves.value.indexOf(move) + 1} />`)}
  </div>`;
}
