/** What assistants have prepared, to publish or drop with one click; for an assistant, what still waits. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { effectWords } from "./effects-editor.js";
import { moveTitle } from "./move-text.js";
import { personName, teamName, teamNames } from "./names.js";
import { Panel } from "./elements.js";
import { degreeWords, methodWords } from "./ruling-text.js";

/** @typedef {import("../types.js").Prepared & {id: string}} Prepared */

/** @returns {boolean} whether this seat is of the white cell, and so has the umpire's tools, be it to use or to prepare */
export function inWhiteCell() {
  return ["umpire", "assistant"].includes(me.value?.role ?? "");
}

/** @param {string} label what the button says for the umpire */
export function publishing(label) {
  return me.value?.role === "assistant" ? words.control.prepare : label;
}

/** @returns {Prepared[]} what waits for the umpire, oldest first */
export function prepared() {
  return listed(section("prepared"), (one) => one.at).filter((one) => one.status === "open");
}

export function PreparedList() {
  const open = prepared();
  const done = listed(section("prepared"), (one) => -one.closed_at).filter((one) => one.status !== "open");
  if (!open.length && !done.length) return null;
  return html`<${Panel} title=${words.control.prepared} aside=${open.length ? html`<b class="count">${open.length}</b>` : null}>
    ${!open.length && html`<p class="empty">${words.control.noneWait}</p>`}
    <ul class="items" aria-live="polite">${open.map((one) => html`<${Item} key=${one.id} item=${one} />`)}</ul>
    ${done.length > 0 && html`<details class="fold"><summary class="quiet">${words.control.settled(done.length)}</summary>
      <ul class="items">${done.map((one) => html`<${Item} key=${one.id} item=${one} />`)}</ul></details>`}
  <//>`;
}

/** @param {{item: Prepared}} props */
function Item({ item }) {
  const umpire = me.value?.role === "umpire";
  const open = item.status === "open";
  const settled = item.status === "published" ? words.control.published : words.control.dropped;
  return html`<li class="stack tight">
    <p class="bar"><b>${/** @type {Record<string, string>} */ (words.control.kinds)[item.order.type] ?? item.order.type}</b>
      <span class="quiet">${words.control.preparedBy(personName(item.seat))}</span>
      ${!open && html`<span class=${`mark${item.status === "published" ? " good" : ""}`}>${settled(personName(item.by))}</span>`}</p>
    <${Said} order=${item.order} />
    ${item.reason && html`<p class="quiet">${item.reason}</p>`}
    ${open && html`<div class="bar">
      ${umpire && html`<${Act} kind="main" label=${words.control.publish} order=${{ type: "PublishPrepared", prepared: item.id }} />`}
      ${!umpire && html`<span class="quiet">${words.control.waits}</span>`}
      ${(umpire || item.seat === me.value?.seat) && html`<${Act} label=${umpire ? words.control.drop : words.control.takeBack} order=${{ type: "DropPrepared", prepared: item.id }} />`}
    </div>`}
  </li>`;
}

/** @param {{order: import("../types.js").Order}} props the order in a line or two */
function Said({ order }) {
  const move = section("moves")?.[order.move];
  const asked = section("cables")?.[order.cable];
  const heads = [
    move && `${teamName(move.team)}: ${moveTitle(move)}`,
    order.method && methodWords(order.method),
    order.degree && degreeWords(order.degree),
    order.inject && section("runsheet")?.[order.inject]?.title,
    order.gauge && words.control.toValue(section("book")?.gauges[order.gauge]?.title ?? order.gauge, order.value),
    order.team && teamName(order.team),
    order.title,
    Array.isArray(order.to) && order.to.length && words.desk.to(teamNames(order.to)),
    order.publish && words.desk.publish,
  ].filter(Boolean);
  return html`<div>${heads.length > 0 && html`<p>${heads.join(" · ")}</p>`}
    ${asked && html`<p class="quoted said quiet">${asked.text}</p>`}
    ${order.text && html`<p class="said">${order.text}</p>`}
    ${order.effects?.length > 0 && html`<p class="quiet">${order.effects.map(effectWords).join("; ")}</p>`}
    ${order.reason && html`<p class="said quiet">${order.reason}</p>`}
    ${order.moves?.length > 0 && html`<ul>${order.moves.map((/** @type {import("../types.js").MoveDraft} */ one, /** @type {number} */ n) => html`<li key=${n}>${moveTitle(one)}</li>`)}</ul>`}
  </div>`;
}
