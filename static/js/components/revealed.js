/** The moves of this turn as the umpire has told them to the room, the newest in large; how they came out, once that is public. */
import { html } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";
import { moveTitle } from "./move-text.js";
import { teamName, TeamTag } from "./names.js";
import { degreeTone, degreeWords } from "./ruling-text.js";

const [MANY, MOST] = [4, 7];

export function Revealed() {
  const turn = section("game")?.turn;
  const { shown = [], waiting = 0 } = section("board") ?? {};
  const place = (/** @type {string} */ id) => (shown.includes(id) ? shown.indexOf(id) : shown.length);
  const moves = listed(section("moves")).filter((move) => move.turn === turn);
  moves.sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
  const telling = section("game")?.phase === "contest";
  const sheets = Object.values(section("sheets") ?? {});
  return html`<section class=${`revealed${moves.length > MANY ? " many" : ""}${moves.length > MOST ? " most" : ""}`} aria-live="polite">
    <h2>${words.board.moves}</h2>
    ${!moves.length && html`<p>${waiting ? words.board.aboutToTell : words.board.noMoves}</p>
      ${!waiting && html`<p class="num">${words.board.sealedCount(sheets.filter(Boolean).length, sheets.length)}</p>`}`}
    <ol>${moves.map((move, n) => html`<li key=${move.id} class=${telling && n === moves.length - 1 ? "newest" : ""}>
      <${TeamTag} team=${move.team} /> <span class="what">${moveTitle(move)}${move.target && html` <small>→ ${teamName(move.target)}</small>`}</span>
      <${Outcome} move=${move.id} />
    </li>`)}</ol>
    ${moves.length > 0 && waiting > 0 && html`<p class="quiet">${words.board.toCome(waiting)}</p>`}
  </section>`;
}

/** @param {{move: string}} props */
function Outcome({ move }) {
  const ruling = section("rulings")?.[move];
  return ruling ? html`<span class=${`mark ${degreeTone(ruling.degree)}`}>${degreeWords(ruling.degree)}</span>` : null;
}
