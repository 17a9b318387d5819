/** How a workbook is understood, to be corrected: its sheet, its headings, its columns, and the names and times nobody here knows. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Choice } from "./elements.js";
import { teamIds, teamName } from "./names.js";

/** @typedef {import("../uploads.js").Choices} Choices */
/** @typedef {import("../uploads.js").SheetRead} SheetRead */

/** @param {{found: SheetRead, choices: Choices, correct: (part: Partial<Choices>) => void}} props */
export function WorkbookColumns({ found, choices, correct }) {
  const tops = found.tops.map((row, n) => /** @type {[string, string]} */ ([String(n), words.runsheet.headingRow(n + 1, row.filter((text) => text).join(" | ").slice(0, 60))]));
  const setColumn = (/** @type {number} */ at, /** @type {string} */ field) => correct({ fields: found.fields.map((one, n) => (n === at ? field : one)), sheet: found.sheet, heading: found.heading });
  const kinds = /** @type {Record<string, string>} */ (words.runsheet.kinds);
  return html`<div class="stack tight">
    ${found.formulas && html`<p class="mark warn">${words.runsheet.formulas}</p>`}
    <div class="bar">
      <${Choice} label=${words.runsheet.sheet} value=${String(found.sheet)} options=${found.sheets.map((title, n) => [String(n), title])} onInput=${(/** @type {string} */ sheet) => correct({ sheet: Number(sheet), heading: undefined, fields: undefined })} />
      <${Choice} label=${words.runsheet.heading} value=${String(found.heading)} options=${tops} onInput=${(/** @type {string} */ heading) => correct({ sheet: found.sheet, heading: Number(heading), fields: undefined })} />
    </div>
    <fieldset class="choices"><legend>${words.runsheet.columns}</legend>
      ${found.fields.map((field, at) => html`<${Choice} key=${at} label=${found.headings[at] || words.runsheet.unheaded(at + 1)} value=${field} first=${words.runsheet.asRemark}
        hint=${sample(found.samples[at])} options=${found.kinds.map((kind) => [kind, kinds[kind]])} onInput=${(/** @type {string} */ kind) => setColumn(at, kind)} />`)}
    </fieldset>
    <${Readers} found=${found} choices=${choices} correct=${correct} />
    <${Times} found=${found} choices=${choices} correct=${correct} />
  </div>`;
}

/** @param {string[] | undefined} texts */
function sample(texts) {
  const first = texts?.find((text) => text);
  return first ? words.runsheet.sample(first) : "";
}

/** @param {{found: SheetRead, choices: Choices, correct: (part: Partial<Choices>) => void}} props */
function Readers({ found, choices, correct }) {
  if (!found.unknown_readers.length) return null;
  const options = [["all", teamName("all")], ...teamIds().map((team) => [team, teamName(team)])];
  return html`<fieldset class="choices"><legend>${words.runsheet.readers}</legend>
    ${found.unknown_readers.map((name) => html`<${Choice} key=${name} label=${name || words.runsheet.nobody} value=${choices.readers[name] ?? ""} first=${words.runsheet.noTeam} options=${options}
      onInput=${(/** @type {string} */ team) => correct({ readers: { ...choices.readers, [name]: team } })} />`)}
  </fieldset>`;
}

/** @param {{found: SheetRead, choices: Choices, correct: (part: Partial<Choices>) => void}} props */
function Times({ found, choices, correct }) {
  if (!found.unknown_times.length) return null;
  const turns = (section("book")?.calendar.labels ?? []).map((label, n) => [String(n + 1), `${n + 1} · ${label}`]);
  return html`<fieldset class="choices"><legend>${words.runsheet.times}</legend>
    ${found.unknown_times.map((time) => html`<${Choice} key=${time} label=${time} value=${String(choices.times[time] || "")} first=${words.runsheet.noTime} options=${turns}
      onInput=${(/** @type {string} */ turn) => correct({ times: { ...choices.times, [time]: Number(turn) } })} />`)}
  </fieldset>`;
}
