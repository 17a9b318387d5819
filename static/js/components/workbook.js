/** Bring a workbook: choose a file, look at what it would do, correct what was misunderstood, take it in. */
import { html, useState } from "../html.js";
import { sendWorkbook } from "../uploads.js";
import { words } from "../allwords.js";
import { Refusal } from "./elements.js";
import { WorkbookColumns } from "./workbook-columns.js";
import { WorkbookRows } from "./workbook-rows.js";

/** @typedef {import("../uploads.js").Choices} Choices */

/** @type {Choices} */
const UNTOUCHED = { readers: {}, times: {} };

export function Workbook() {
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [choices, choose] = useState(UNTOUCHED);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState(/** @type {import("../uploads.js").Sent} */ ({}));
  const send = async (/** @type {"read" | "take"} */ what, /** @type {File} */ sent, /** @type {Choices} */ given) => {
    setBusy(true);
    const answer = await sendWorkbook(what, sent, given);
    setBusy(false);
    if (answer.taken !== undefined) setFile(null);
    // A refusal or a lost line leaves what was found on the screen, to try again from there.
    say(answer.found || answer.taken !== undefined || answer.unread ? answer : { ...answer, found: said.found });
  };
  const pick = (/** @type {Event} */ event) => {
    const picked = /** @type {HTMLInputElement} */ (event.target).files?.[0] ?? null;
    setFile(picked);
    choose(UNTOUCHED);
    say({});
    if (picked) send("read", picked, UNTOUCHED);
  };
  const correct = (/** @type {Partial<Choices>} */ part) => {
    const next = { ...choices, ...part };
    choose(next);
    if (file) send("read", file, next);
  };
  const found = said.found;
  const fresh = (found?.rows ?? []).filter((row) => row.verdict === "add" || row.verdict === "change").length;
  return html`<details class="fold"><summary><span class="button-like">${words.runsheet.bring}</span></summary>
    <div class="builder stack workbook" aria-busy=${busy}>
      <label class="field"><span>${words.runsheet.file}</span>
        <input class="input" type="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange=${pick} />
        <small class="quiet">${words.runsheet.fileHint}</small></label>
      <div role="status">${busy ? words.runsheet.reading : said.taken !== undefined ? words.runsheet.taken(said.taken) : ""}</div>
      ${said.unread && html`<p class="refusal" role="alert">${/** @type {Record<string, string>} */ (words.runsheet.unread)[said.unread] ?? words.runsheet.failed}</p>`}
      ${said.failed && html`<p class="refusal" role="alert">${words.runsheet.failed}</p>`}
      <${Refusal} refused=${said.refused} />
      ${found && file && html`<${WorkbookColumns} found=${found} choices=${choices} correct=${correct} />
        <${WorkbookRows} rows=${found.rows} />
        ${fresh ? html`<div><button type="button" class="button main" disabled=${busy} onClick=${() => send("take", file, choices)}>${words.runsheet.take(fresh)}</button></div>` : html`<p>${words.runsheet.nothing}</p>`}`}
    </div></details>`;
}
