/** The sponsor's questions with what is not recorded yet, and a note on each in one line. */
import { html } from "../html.js";
import { row } from "../format.js";
import { listed, me, mine, section } from "../store.js";
import { words } from "../words.js";
import { Line, Panel, Refusal } from "./elements.js";
import { teamName } from "./names.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @typedef {import("../types.js").Inquiry & {id: string}} Inquiry */
/** @typedef {import("../types.js").Evidence} Evidence */

export function Inquiries() {
  const all = listed(section("inquiries"));
  const whole = all.filter((one) => one.evidence.every((line) => recorded(one.id, line)));
  return html`<${Panel} title=${words.control.inquiries} aside=${words.control.answered(whole.length, all.length)}>
    ${!all.length && html`<p class="empty">${words.control.noInquiries}</p>`}
    <ul class="items">${all.map((one) => html`<${Question} key=${one.id} inquiry=${one} />`)}</ul>
  <//>`;
}

/** @param {{inquiry: Inquiry}} props */
function Question({ inquiry }) {
  const order = useOrder();
  const [text, keep, clear] = useKept(`inquiry.${inquiry.id}`, "");
  const gaps = inquiry.evidence.filter((line) => !recorded(inquiry.id, line));
  const done = inquiry.evidence.filter((line) => recorded(inquiry.id, line));
  const may = ["umpire", "assistant", "analyst"].includes(me.value?.role ?? "");
  const send = async () => {
    if (await order.give({ type: "WriteNote", text, tags: [inquiry.id] })) clear();
  };
  return html`<li class="stack tight"><details class="fold"><summary><span><b>${inquiry.text}</b>
      <span class=${`mark${gaps.length ? " warn" : " good"}`}>${gaps.length ? `${done.length} / ${inquiry.evidence.length}` : words.control.complete}</span></span></summary>
    <p class="quiet">${inquiry.because}</p>
    ${gaps.length > 0 && html`<p><b>${words.control.gaps}</b></p><ul class="gaps">${gaps.map((line, n) => html`<li key=${n}>${wanted(inquiry.id, line)}</li>`)}</ul>`}
    ${done.length > 0 && html`<p class="quiet">${words.control.complete}</p><ul class="gaps quiet">${done.map((line, n) => html`<li key=${n}>${wanted(inquiry.id, line)}</li>`)}</ul>`}
    ${may && html`<div class="bar"><${Line} label=${words.control.noteOn} maxlength="4000" value=${text} onInput=${keep} />
      <button type="button" class="button" disabled=${order.busy || !text.trim()} onClick=${send}>${words.team.noteSave}</button></div>`}
    <${Refusal} refused=${order.refused} />
  </details></li>`;
}

/**
 * How much is found; an analyst's notes are their own, so those are counted here.
 * @param {string} id
 * @param {Evidence} line
 */
function found(id, line) {
  return line.found ?? mine.value.notes.filter((note) => note.tags.includes(id)).length;
}

/**
 * @param {string} id
 * @param {Evidence} line
 */
function recorded(id, line) {
  return found(id, line) >= line.wanted;
}

/**
 * @param {string} id
 * @param {Evidence} line
 */
function wanted(id, line) {
  const book = section("book");
  const title = (/** @type {string} */ name) => (line.kind === "gauges" ? book?.gauges[name]?.title : line.kind === "cards" ? book?.card_titles[name]?.title : teamName(name)) ?? name;
  if (line.kind === "notes") return words.control.evidence.notes(line.wanted, found(id, line));
  return words.control.evidence[/** @type {"gauges"} */ (line.kind)](row(line.names.map(title), words.common.and));
}
