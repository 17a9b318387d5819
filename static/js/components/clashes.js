/** Where colleagues write on the sheet, and what two wrote into one field at once: both texts stand there until one is chosen. */
import { html } from "../html.js";
import { editMove, settleGone } from "../drafting.js";
import { measured } from "../format.js";
import { listed, me, presence, section } from "../store.js";
import { back, clashing, gone, settleBack, settleClash } from "../typed.js";
import { words } from "../words.js";
import { personName, teamName } from "./names.js";

/** @param {{at: string}} props the colleagues whose cursor is in this field; the sheet's status line tells readers of screens */
export function Also({ at }) {
  const seats = section("seats") ?? {};
  const here = listed(presence.value).filter((one) => one.at === at && one.id !== me.value?.seat && seats[one.id]?.team === me.value?.team);
  return here.map((one) => html` <span class="mark calm also" aria-hidden="true" key=${one.id}>${words.team.writesHere(personName(one.id))}</span>`);
}

/** @param {{name: string, move: import("../types.js").MoveDraft, slot: number, field: string}} props what two wrote into this field, to stand right below it */
export function Clash({ name, move, slot, field }) {
  const one = clashing.value.find((one) => one.move === name && one.field === field);
  return html`<div class="at-field" role="status">${one && html`<${Choosing} one=${one} move=${move} slot=${slot} />`}</div>`;
}

/** @param {{one: typeof clashing.value[number], move: import("../types.js").MoveDraft, slot: number}} props */
function Choosing({ one, move, slot }) {
  const parameter = section("book")?.cards[move.card]?.parameters.find((known) => known.id === one.field);
  const label = parameter?.title ?? /** @type {Record<string, string>} */ (words.team.fields)[one.field] ?? one.field;
  const take = () => {
    editMove(slot, parameter ? { parameters: { ...move.parameters, [one.field]: Number(one.other) } } : { [one.field]: one.other });
    settleClash(one.move, one.field);
  };
  const other = one.field === "target" ? teamName(String(one.other)) : parameter ? measured(Number(one.other), parameter.unit) : one.other;
  return html`<div class="notice clash">
    <p><b>${(one.lost ? words.team.replaced : words.team.clash)(who(one.by), label)}</b></p>
    <p class="said">${other}</p>
    <div class="bar"><button type="button" class="button" onClick=${() => settleClash(one.move, one.field)}>${one.lost ? words.team.leaveTheirs : words.team.keepOurs}</button>
      <button type="button" class="button" onClick=${take}>${one.lost ? words.team.putBack : words.team.takeTheirs}</button></div>
  </div>`;
}

/** @param {string} by the seat that wrote otherwise */
function who(by) {
  return by && by !== me.value?.seat ? personName(by) : words.team.otherDevice;
}

/** @param {{name: string, title: string, onOff: () => void}} props that a move was taken off and stands here again, which one may leave so or not */
export function Back({ name, title, onOff }) {
  const one = back.value.find((one) => one.move === name);
  return html`<div class="at-field" role="status">${one && html`<div class="notice clash">
    <p><b>${(one.ours ? words.team.backOurs : words.team.back)(who(one.by), title)}</b></p>
    <div class="bar"><button type="button" class="button" onClick=${() => settleBack(name)}>${words.team.leaveOn}</button>
      <button type="button" class="button" onClick=${onOff}>${words.team.takeOff}</button></div>
  </div>`}</div>`;
}

/** Moves that a colleague took off while one wrote on them: their words stay to be copied or put back until one has chosen. */
export function Gone() {
  return html`<div role="status">${gone.value.map(({ move, by }) => html`<div class="notice clash" key=${move.card + move.title}>
    <p><b>${words.team.removed(who(by), section("book")?.cards[move.card]?.title ?? move.title)}</b></p>
    ${(move.text || move.reason) && html`<p class="said">${[move.text, move.reason].filter(Boolean).join("\n")}</p>`}
    <div class="bar"><button type="button" class="button" onClick=${() => settleGone(move, false)}>${words.team.leaveTheirs}</button>
      <button type="button" class="button" onClick=${() => settleGone(move, true)}>${words.team.putBack}</button></div>
  </div>`)}</div>`;
}
