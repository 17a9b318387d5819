/** One inject of the run-sheet: a line with what matters; its text, its story and the rarer buttons on opening. */
import { html, useState } from "../html.js";
import { timeOfDay } from "../format.js";
import { turnTo } from "../orders.js";
import { me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { effectWords } from "./effects-editor.js";
import { InjectEdit } from "./inject-edit.js";
import { InjectMove } from "./inject-move.js";
import { personName, teamNames } from "./names.js";
import { publishing } from "./prepared.js";

/** @typedef {import("../types.js").Inject & {id: string}} Inject */

/**
 * @param {number} turn
 * @param {string} phase
 */
export function timeOf(turn, phase) {
  const title = section("book")?.phases.find((one) => one.id === phase)?.title ?? phase;
  return turn ? words.desk.due(turn, title) : words.desk.unplanned;
}

/** @param {{inject: Inject}} props */
export function InjectRow({ inject }) {
  const role = me.value?.role;
  const may = ["umpire", "assistant"].includes(role ?? "") && section("game")?.stage === "play" && !inject.sent;
  const opened = (/** @type {Event} */ event) => /** @type {HTMLDetailsElement} */ (event.currentTarget).open && turnTo(inject.id);
  const now = inject.standing === "now" && !inject.held && inject.fits;
  return html`<li class="inject">
    <details class="fold" onToggle=${opened}><summary><span><b>${inject.title}</b>
      <small class="quiet">${inject.number && html`${words.runsheet.number(inject.number)} · `}${inject.sent ? words.runsheet.planned(timeOf(inject.planned, inject.phase)) : timeOf(inject.planned, inject.phase)} · ${words.desk.to(teamNames(inject.to))}</small>
      ${inject.sent && html`<small class="quiet">${sentWords(inject.sent)}</small>`}
      <${Marks} inject=${inject} /></span></summary>
      <${Told} inject=${inject} />
      ${!inject.sent && html`<${Doing} inject=${inject} />`}
    </details>
    ${may && html`<${Act} one=${inject.id} kind=${now ? "main" : ""} label=${publishing(words.desk.release)} ask=${words.desk.releaseAsk(inject.title)} order=${{ type: "ReleaseInject", inject: inject.id }} />`}
  </li>`;
}

/** @param {NonNullable<Inject["sent"]>} sent */
function sentWords(sent) {
  const name = personName(sent.by);
  const when = timeOf(sent.turn, sent.phase);
  return name ? words.runsheet.sent(when, timeOfDay(sent.at), name) : words.runsheet.sentNameless(when, timeOfDay(sent.at));
}

/** @param {{inject: Inject}} props */
function Marks({ inject }) {
  return html`${inject.standing === "missed" && html`<span class="mark alert">${words.runsheet.missed}</span>`}
    ${inject.offered > 0 && !inject.sent && html`<span class="mark good">${words.desk.offeredIn(inject.offered)}</span>`}
    ${inject.held && !inject.sent && html`<span class="mark warn">${words.desk.held}</span>`}
    ${inject.first && html`<span class="mark">${words.runsheet.edited}</span>`}
    ${!inject.fits && !inject.sent && html`<span class="mark">${words.desk.unfit}</span>`}`;
}

/** @param {{inject: Inject}} props what it says, to whom, what it does, and what it said before */
function Told({ inject }) {
  const name = personName(inject.by);
  return html`<div class="stack tight">
    <p class="said">${inject.text}</p>
    <p class="bar quiet"><span>${/** @type {Record<string, string>} */ (words.desk.tones)[inject.news] ?? ""}</span>
      ${inject.sender && html`<span>${words.runsheet.from(inject.sender)}</span>`}</p>
    <p class="quiet">${inject.effects.length ? html`${words.runsheet.does}: ${inject.effects.map(effectWords).join("; ")}` : words.runsheet.doesNothing}</p>
    ${inject.expected && html`<p class="quiet kept"><b>${words.runsheet.expected}</b> ${inject.expected}</p>`}
    ${inject.remarks && html`<p class="quiet kept"><b>${words.runsheet.remarks}</b> ${inject.remarks}</p>`}
    ${name && html`<p class="quiet">${inject.reason ? words.runsheet.editedWhy(name, inject.reason) : words.runsheet.editedBy(name)}</p>`}
    ${inject.first && html`<details class="fold"><summary>${words.runsheet.original}</summary>
      <p><b>${inject.first.title}</b> <span class="quiet">${words.desk.to(teamNames(inject.first.to))}</span></p><p class="said">${inject.first.text}</p></details>`}
  </div>`;
}

/** @param {{inject: Inject}} props the buttons of an inject that is not out: hold, a turn on, edit, move */
function Doing({ inject }) {
  const [open, show] = useState("");
  const turns = section("book")?.calendar.turns ?? 0;
  const next = Math.max(inject.planned, section("game")?.turn ?? 0) + 1;
  const flip = (/** @type {string} */ what) => show(open === what ? "" : what);
  if (section("game")?.stage === "over") return null;
  return html`<div class="stack tight"><div class="bar">
      <${Act} one=${inject.id} label=${inject.held ? words.desk.unhold : words.desk.hold} order=${{ type: "HoldInject", inject: inject.id, held: !inject.held, reason: "" }} />
      ${next <= turns && html`<${Act} one=${inject.id} label=${words.runsheet.moveNext(next)} order=${{ type: "MoveInject", inject: inject.id, turn: next, phase: inject.phase, reason: "" }} />`}
      <button type="button" class="button" aria-expanded=${open === "edit"} onClick=${() => flip("edit")}>${words.runsheet.edit}</button>
      <button type="button" class="button" aria-expanded=${open === "move"} onClick=${() => flip("move")}>${words.runsheet.move}</button>
    </div>
    ${open === "edit" && html`<${InjectEdit} inject=${inject} onDone=${() => show("")} />`}
    ${open === "move" && html`<${InjectMove} inject=${inject} onDone=${() => show("")} />`}
  </div>`;
}
