/** The run-sheet: what is due, missed, next, later and sent, by whom it is read; the whole run shifted; workbooks out and in. */
import { html, useState } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { Choice, Panel } from "./elements.js";
import { Improvise } from "./improvise.js";
import { InjectRow } from "./inject-row.js";
import { teamIds, teamName } from "./names.js";
import { inWhiteCell } from "./prepared.js";
import { Workbook } from "./workbook.js";

/** @typedef {import("./inject-row.js").Inject} Inject */

const ORDER = ["now", "missed", "next", "later", "free", "beyond", "sent"];

/** @returns {Inject[]} the injects in the order of their time */
export function inOrder() {
  const phases = (section("book")?.phases ?? []).map((phase) => phase.id);
  return listed(section("runsheet")).sort((a, b) => (a.planned || 99) - (b.planned || 99) || phases.indexOf(a.phase) - phases.indexOf(b.phase));
}

/** @param {Inject} one @returns {boolean} whether it waits to be sent: not out, not held back by the umpire, nor by its own condition */
export function waits(one) {
  return section("game")?.stage === "play" && !one.sent && !one.held && one.fits;
}

/** @returns {Inject[]} what is due: planned up to this phase of this turn, or offered by the world */
export function due() {
  return inOrder().filter((one) => one.standing === "now" && waits(one));
}

/** @returns {string} how many injects are due and, apart from them, how many were missed in past turns; nothing where there are none */
export function injectsCounted() {
  const missed = inOrder().filter((one) => one.standing === "missed" && waits(one)).length;
  const now = due().length;
  return [now ? words.control.dueInjects(now) : "", missed ? words.control.missedInjects(missed) : ""].filter(Boolean).join(" · ");
}

export function Runsheet() {
  const [reader, filter] = useState("");
  const all = inOrder();
  const shown = all.filter((one) => !reader || one.to.includes(reader) || one.to.includes("all"));
  const groups = /** @type {Record<string, string>} */ (words.runsheet.groups);
  const teams = teamIds().map((team) => /** @type {[string, string]} */ ([team, teamName(team)]));
  return html`<${Panel} title=${words.desk.runsheet} aside=${`${all.filter((one) => one.sent).length} / ${all.length}`}>
    <div class="bar">
      <${Choice} label=${words.runsheet.filter} value=${reader} first=${words.runsheet.everybody} options=${teams} onInput=${filter} />
      <a class="button plain end" href="/runsheet.xlsx" download>${words.runsheet.fetch}</a>
    </div>
    ${inWhiteCell() && section("game")?.stage !== "over" && html`<div class="stack tight"><${Improvise} />${me.value?.role === "umpire" && html`<${Shift} /><${Workbook} />`}</div>`}
    ${!all.length && html`<p class="empty">${words.desk.noInjects}</p>`}
    ${ORDER.map((standing) => html`<${Group} key=${standing} title=${groups[standing]} injects=${shown.filter((one) => one.standing === standing)} />`)}
  <//>`;
}

/** @param {{title: string, injects: Inject[]}} props */
function Group({ title, injects }) {
  if (!injects.length) return null;
  return html`<div><h3 class="group">${title}</h3><ul class="items">${injects.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul></div>`;
}

function Shift() {
  return html`<div class="bar" role="group" aria-label=${words.runsheet.shift}><span class="quiet">${words.runsheet.shift}</span>
    <${Act} label=${words.runsheet.shiftSooner} ask=${words.runsheet.shiftSoonerAsk} order=${{ type: "ShiftInjects", turns: -1, reason: "" }} />
    <${Act} label=${words.runsheet.shiftLater} ask=${words.runsheet.shiftLaterAsk} order=${{ type: "ShiftInjects", turns: 1, reason: "" }} />
  </div>`;
}
