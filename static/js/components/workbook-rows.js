/** What a workbook would do, row by row: refused ones first, with their reasons. */
import { html } from "../html.js";
import { words } from "../allwords.js";
import { timeOf } from "./inject-row.js";
import { teamNames } from "./names.js";

/** @typedef {import("../uploads.js").SheetRow} SheetRow */

const TONES = { add: "good", change: "warn", same: "", refuse: "alert" };
const WEIGHT = { refuse: 0, change: 1, add: 2, same: 3 };

/** @param {{rows: SheetRow[]}} props */
export function WorkbookRows({ rows }) {
  const count = (/** @type {string} */ verdict) => rows.filter((row) => row.verdict === verdict).length;
  const sorted = [...rows].sort((a, b) => WEIGHT[a.verdict] - WEIGHT[b.verdict] || a.at - b.at);
  return html`<div class="stack tight"><p role="status"><b>${words.runsheet.summary(count("add"), count("change"), count("same"), count("refuse"))}</b></p>
    <ul class="items">${sorted.map((row) => html`<li key=${row.at} class="taking">
      <p class="bar"><span class="quiet">${words.runsheet.rowAt(row.at)}</span><span class=${`mark ${TONES[row.verdict]}`}>${words.runsheet.verdicts[row.verdict]}</span>
        <b>${row.inject ? row.inject.title : row.cells.join(" | ")}</b></p>
      ${row.inject && html`<small class="quiet">${timeOf(row.inject.turn, row.inject.phase)} · ${words.desk.to(teamNames(row.inject.to.length ? row.inject.to : ["all"]))}</small>`}
      ${row.remarks.map((remark) => html`<p class="quiet">${reason(remark)}</p>`)}
    </li>`)}</ul></div>`;
}

/** @param {import("../uploads.js").RowRemark} remark */
function reason({ column, why, value }) {
  const said = /** @type {Record<string, (value: string) => string>} */ (words.runsheet.why)[why]?.(value) ?? value;
  return column ? words.runsheet.column(column, said) : said;
}
