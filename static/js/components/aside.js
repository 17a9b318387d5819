/** The sheet that the umpire entered from paper, and what the team had drafted itself: one is the draft, the other is kept beside it. */
import { html } from "../html.js";
import { aside, exchange, paper, wanted } from "../drafting.js";
import { line, section } from "../store.js";
import { words } from "../words.js";
import { MoveText } from "./move-text.js";

/** @param {{sealed: boolean}} props */
export function Aside({ sealed }) {
  const says = sealed ? words.team.asideSealed : paper.value ? words.team.fromPaper : "";
  // The other sheet comes to stand under the very button: the second half of a double click must not undo the first.
  const take = (/** @type {MouseEvent} */ event, /** @type {number} */ place) => event.detail < 2 && exchange(place);
  return html`<div class="notice stack tight" role="status">
    ${says && html`<p>${says}</p>`}
    ${aside.value.map((one, place) => html`<details class="fold" key=${place}><summary>${one.paper ? words.team.asidePaper : words.team.asideOwn}</summary>
      <div class="stack tight">${one.moves.map((move, n) => html`<${MoveText} key=${n} move=${move} n=${n + 1} />`)}
        ${!sealed && html`<div class="bar"><button type="button" class="button" disabled=${!section("game")?.clock.running || line.value !== "live" || Boolean(wanted.value)} onClick=${(/** @type {MouseEvent} */ event) => take(event, place)}>${words.team.takeAside}</button>
          <span class="quiet">${words.team.takeAsideSays}</span></div>`}</div></details>`)}
  </div>`;
}
