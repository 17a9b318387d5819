/** The umpire's hand on the projector's board: what it shows, dark or lit, and the contest's moves told to the room one by one. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { moveTitle } from "./move-text.js";
import { teamName } from "./names.js";
import { Panel } from "./elements.js";

export function BoardControl() {
  const board = section("board");
  const game = section("game");
  if (!board || !game) return null;
  const next = board.next ? section("moves")?.[board.next] : null;
  const show = (/** @type {string} */ move) => ({ type: "ShowMoves", turn: game.turn, move });
  return html`<${Panel} title=${words.board.control} aside=${board.waiting ? words.board.told(board.shown.length, board.shown.length + board.waiting) : ""}>
    ${next && html`<div class="bar">
      <${Act} key=${board.next} kind="main" label=${words.board.showNext(teamName(next.team), moveTitle(next))} order=${show(board.next)} />
      ${board.waiting > 1 && html`<${Act} key="all" label=${words.board.showAll} ask=${words.board.showAllAsk} order=${show("")} />`}
    </div>`}
    <div class="bar pictures" role="group" aria-label=${words.board.pictures}>
      ${Object.entries(words.board.views).map(([view, label]) => html`<${Act} key=${view} label=${label}
        pressed=${board.view === view} kind=${board.view === view ? "on" : ""} order=${{ type: "SetBoard", view }} />`)}
    </div>
    ${board.waiting > 0 && html`<p class="quiet">${words.board.teamsHaveThem}</p>`}
    <p class="quiet" role="status">${board.view === "dark" ? words.board.isDark : ""}</p>
  <//>`;
}
