/** What each degree of success would change by the turn's end, against doing nothing: the engine's own working, as a table. */
import { html } from "../html.js";
import { signed } from "../format.js";
import { section } from "../store.js";
import { words } from "../words.js";
import { degreeWords } from "./ruling-text.js";

const MOST = 8;

/** @param {{preview: Record<string, Record<string, number>>}} props */
export function Preview({ preview }) {
  const gauges = section("book")?.gauges ?? {};
  const degrees = Object.keys(words.rulings.degrees).filter((degree) => preview[degree]);
  /** @param {string} id how far this gauge moves at most, as a share of its range */
  const reach = (id) => {
    const info = gauges[id];
    return Math.max(...degrees.map((degree) => Math.abs(preview[degree]?.[id] ?? 0))) / ((info?.high ?? 1) - (info?.low ?? 0) || 1);
  };
  const ids = [...new Set(degrees.flatMap((degree) => Object.keys(preview[degree] ?? {})))].sort((a, b) => reach(b) - reach(a)).slice(0, MOST);
  if (!ids.length) return html`<p class="quiet">${words.desk.previewNone}</p>`;
  return html`<div class="scroll" tabindex="0"><table class="preview">
    <thead><tr><td></td>${degrees.map((degree) => html`<th key=${degree} scope="col">${degreeWords(degree)}</th>`)}</tr></thead>
    <tbody>${ids.map((id) => html`<tr key=${id}><th scope="row">${gauges[id]?.title ?? id}</th>
      ${degrees.map((degree) => html`<td key=${degree} class="num">${preview[degree]?.[id] ? signed(preview[degree][id]) : "·"}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
