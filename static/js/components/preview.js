/** What each degree of success would change, as a table: a row for what changes, a column for each degree. */
import { html } from "../html.js";
import { signed } from "../format.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { degreeWords } from "./ruling-text.js";

const MOST = 8;

/** @param {{preview: Record<string, Record<string, number>>}} props changes of gauges by degree */
export function Preview({ preview }) {
  const gauges = section("book")?.gauges ?? {};
  const rows = Object.entries(gauges).map(([id, info]) => ({ id, title: info.title, range: info.high - info.low || 1 }));
  return html`<${DegreeTable} preview=${preview} rows=${rows} />`;
}

/** @param {{preview: Record<string, Record<string, number>>, rows: {id: string, title: string, range: number}[]}} props those that move most are shown */
export function DegreeTable({ preview, rows }) {
  const degrees = Object.keys(words.rulings.degrees).filter((degree) => preview[degree]);
  /** @param {{id: string, range: number}} row how far this row moves at most, as a share of its range */
  const reach = (row) => Math.max(0, ...degrees.map((degree) => Math.abs(preview[degree]?.[row.id] ?? 0))) / row.range;
  const moved = rows.filter((row) => reach(row) > 0).sort((a, b) => reach(b) - reach(a)).slice(0, MOST);
  if (!moved.length) return html`<p class="quiet">${words.desk.previewNone}</p>`;
  return html`<div class="scroll" tabindex="0"><table class="preview">
    <thead><tr><td></td>${degrees.map((degree) => html`<th key=${degree} scope="col">${degreeWords(degree)}</th>`)}</tr></thead>
    <tbody>${moved.map(({ id, title }) => html`<tr key=${id}><th scope="row">${title}</th>
      ${degrees.map((degree) => html`<td key=${degree} class="num">${preview[degree]?.[id] ? signed(preview[degree][id]) : "·"}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
