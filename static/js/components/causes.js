/** On the board: how the headline gauges moved this turn, their weightiest causes in words, and what all others come to. */
import { html, useLayoutEffect, useRef } from "../html.js";
import { measured, signed } from "../format.js";
import { told } from "../shares.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";

// The two that lead the scenario's headlines have two causes each, the others one: more cannot be read from the last row.
const [GAUGES, LEADING] = [4, 2];

export function Causes() {
  const results = listed(section("results"), (result) => result.turn);
  const result = results[results.length - 1];
  const headlines = section("book")?.headline_gauges ?? [];
  const changes = (result?.changes ?? []).filter((change) => headlines.includes(change.gauge) && Math.abs(change.after - change.before) >= 0.005);
  changes.sort((a, b) => headlines.indexOf(a.gauge) - headlines.indexOf(b.gauge));
  // Where the causes are too long for the screen all but the first of a gauge have a line each, so that no gauge is cut off.
  const here = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const it = here.current;
    it?.classList.remove("tight");
    if (it && it.scrollHeight > it.clientHeight) it.classList.add("tight");
  }, [result]);
  return html`<section class="causes" aria-live="polite" ref=${here}>
    <h2>${result ? words.board.changedIn(result.label) : words.board.noResults}</h2>
    ${result && !changes.length && html`<p>${words.team.steady}</p>`}
    <dl>${changes.slice(0, GAUGES).map((change) => html`<${Change} key=${change.gauge} change=${change} leads=${headlines.indexOf(change.gauge) < LEADING} />`)}</dl>
  </section>`;
}

/** @param {{change: import("../types.js").ChangeLine, leads: boolean}} props */
function Change({ change, leads }) {
  const info = section("book")?.gauges[change.gauge];
  const { causes, others, rest } = told(change, leads ? 2 : 1);
  return html`<div class=${leads ? "leads" : ""}>
    <dt><span>${info?.title ?? change.gauge}</span>
      <b class="num">${measured(change.after, info?.unit ?? "")} <small>${arrow(change.after - change.before)} ${signed(change.after - change.before)}</small></b></dt>
    ${causes.map((share, n) => html`<dd key=${n}><b class="num">${signed(share.change)}</b> <span>${share.says}</span></dd>`)}
    ${others > 0 && html`<dd class="rest"><b class="num">${signed(rest)}</b> <span>${words.board.otherCauses(others)}</span></dd>`}
  </div>`;
}

/** @param {number} change a sign that is seen from the last row, where a minus is easily lost */
export function arrow(change) {
  return Math.abs(change) < 0.005 ? "" : change > 0 ? "▲" : "▼";
}
