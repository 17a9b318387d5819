/** What the right side of the board shows: moves once they are revealed, and how they came out once that is public. */
import { html } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../words.js";
import { moveTitle } from "./move-text.js";
import { teamName, TeamTag } from "./names.js";
import { degreeTone, degreeWords } from "./ruling-text.js";

export function Revealed() {
  const turn = section("game")?.turn;
  const moves = listed(section("moves")).filter((move) => move.turn === turn).sort((a, b) => (a.id < b.id ? -1 : 1));
  const sheets = Object.values(section("sheets") ?? {});
  const rulings = section("rulings") ?? {};
  return html`<section class="revealed" aria-live="polite">
    <h2>${words.board.moves}</h2>
    ${!moves.length && html`<p class="empty">${words.board.noMoves}</p><p class="num">${words.board.sealedCount(sheets.filter(Boolean).length, sheets.length)}</p>`}
    <ul>${moves.map((move) => html`<li key=${move.id}>
      <${TeamTag} team=${move.team} /> <span class="what">${moveTitle(move)}${move.target && html` <small>→ ${teamName(move.target)}</small>`}</span>
      ${rulings[move.id] && html`<span class=${`mark ${degreeTone(rulings[move.id]?.degree ?? "")}`}>${degreeWords(rulings[move.id]?.degree ?? "")}</span>`}
    </li>`)}</ul>
  </section>`;
}
