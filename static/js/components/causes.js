/** On the board: how the headline gauges moved this turn, and their weightiest causes in words. */
import { html } from "../html.js";
import { measured, signed } from "../format.js";
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
  return html`<section class="causes" aria-live="polite">
    <h2>${result ? words.board.changedIn(result.label) : words.board.noResults}</h2>
    ${result && !changes.length && html`<p>${words.team.steady}</p>`}
    <dl>${changes.slice(0, GAUGES).map((change) => html`<${Change} key=${change.gauge} change=${change} causes=${headlines.indexOf(change.gauge) < LEADING ? 2 : 1} />`)}</dl>
  </section>`;
}

/** @param {{change: import("../types.js").ChangeLine, causes: number}} props */
function Change({ change, causes: most }) {
  const info = section("book")?.gauges[change.gauge];
  // What moved it the way it went comes first; a lone cause that pulls the other way would explain nothing.
  const shares = change.shares.filter((share) => Math.abs(share.change) >= 0.005);
  const first = shares.find((share) => share.change > 0 === change.after > change.before);
  const causes = [...(first ? [first] : []), ...shares.filter((share) => share !== first)].slice(0, most);
  return html`<div>
    <dt><span>${info?.title ?? change.gauge}</span>
      <b class="num">${measured(change.after, info?.unit ?? "")} <small>${arrow(change.after - change.before)} ${signed(change.after - change.before)}</small></b></dt>
    ${causes.map((share, n) => html`<dd key=${n}><b class="num">${signed(share.change)}</b> <span>${share.says}</span></dd>`)}
  </div>`;
}

/** @param {number} change a sign that is seen from the last row, where a minus is easily lost */
export function arrow(change) {
  return Math.abs(change) < 0.005 ? "" : change > 0 ? "▲" : "▼";
}
