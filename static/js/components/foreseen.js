/** What each degree of one move would change: by the turn's end from the proposal, by the game's end from many futures. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { Looking } from "./looking.js";
import { DegreeTable, Preview } from "./preview.js";

/**
 * @param {{move: string, preview: Record<string, Record<string, number>>,
 *   looked: ReturnType<typeof import("./use-look.js").useLook<import("../types.js").DegreesFound>>, at: string}} props
 */
export function Foreseen({ move, preview, looked, at }) {
  // One answer tells of every move of the turn; a move's id without its turn is its name there.
  const told = looked.found?.moves[move.slice(move.indexOf(".") + 1)];
  const aims = section("book")?.objectives ?? [];
  const parts = (/** @type {"gauges" | "scores"} */ part) => Object.fromEntries(Object.entries(told ?? {}).map(([degree, changed]) => [degree, changed[part]]));
  return html`<div class="stack">
    <h4>${words.ahead.byTurn}</h4>
    <p class="quiet">${words.ahead.byTurnSays}</p>
    <${Preview} preview=${preview} />
    <h4>${words.ahead.byEnd} <span class="quiet">${words.ahead.expertSet}</span></h4>
    ${told && html`<p class="quiet">${words.ahead.byEndSays}</p><${Preview} preview=${parts("gauges")} />
      <b>${words.ahead.scores}</b>
      <${DegreeTable} preview=${parts("scores")} rows=${aims.map((aim) => ({ id: aim.id, title: aim.title, range: 100 }))} />`}
    <${Looking} ...${looked} old=${Boolean(told) && looked.about !== at} label=${told ? words.ahead.again : words.ahead.degrees}
      onAsk=${() => looked.ask({ kind: "degrees" }, at)} />
  </div>`;
}
