/** Where colleagues write on the sheet, and what two wrote into one field at once: both texts stand there until one is chosen. */
import { html } from "../html.js";
import { editMove, settleGone } from "../drafting.js";
import { listed, me, presence, section } from "../store.js";
import { clashing, gone, settleClash } from "../typed.js";
import { words } from "../words.js";
import { personName, teamName } from "./names.js";

/** @param {{at: string}} props the colleagues whose cursor is in this field; the sheet's status line tells readers of screens */
export function Also({ at }) {
  const seats = section("seats") ?? {};
  const here = listed(presence.value).filter((one) => one.at === at && one.id !== me.value?.seat && seats[one.id]?.team === me.value?.team);
  return here.map((one) => html` <span class="mark calm also" aria-hidden="true" key=${one.id}>${words.team.writesHere(personName(one.id))}</span>`);
}

/** @param {{name: string, move: import("../types.js").MoveDraft, slot: number}} props */
export function Clashes({ name, move, slot }) {
  const mine = clashing.value.filter((one) => one.move === name);
  const card = section("book")?.cards[move.card];
  const label = (/** @type {string} */ field) => card?.parameters.find((one) => one.id === field)?.title ?? /** @type {Record<string, string>} */ (words.team.fields)[field] ?? field;
  return html`<div role="status">${mine.map((one) => {
    const parameter = card?.parameters.some((known) => known.id === one.field);
    const take = () => {
      editMove(slot, parameter ? { parameters: { ...move.parameters, [one.field]: Number(one.other) } } : { [one.field]: one.other });
      settleClash(one.move, one.field);
    };
    const who = one.by && one.by !== me.value?.seat ? personName(one.by) : words.team.otherDevice;
    return html`<div class="notice clash" key=${one.field}>
      <p><b>${(one.lost ? words.team.replaced : words.team.clash)(who, label(one.field))}</b></p>
      <p class="said">${one.field === "target" ? teamName(String(one.other)) : one.other}</p>
      <div class="bar"><button type="button" class="button" onClick=${() => settleClash(one.move, one.field)}>${one.lost ? words.team.leaveTheirs : words.team.keepOurs}</button>
        <button type="button" class="button" onClick=${take}>${one.lost ? words.team.putBack : words.team.takeTheirs}</button></div>
    </div>`;
  })}</div>`;
}

/** Moves that a colleague took off while one wrote on them: their words stay to be copied or put back until one has chosen. */
export function Gone() {
  return html`<div role="status">${gone.value.map(({ move, by }) => html`<div class="notice clash" key=${move.card + move.title}>
    <p><b>${words.team.removed(by && by !== me.value?.seat ? personName(by) : words.team.otherDevice, section("book")?.cards[move.card]?.title ?? move.title)}</b></p>
    ${(move.text || move.reason) && html`<p class="said">${[move.text, move.reason].filter(Boolean).join("\n")}</p>`}
    <div class="bar"><button type="button" class="button" onClick=${() => settleGone(move, false)}>${words.team.leaveTheirs}</button>
      <button type="button" class="button" onClick=${() => settleGone(move, true)}>${words.team.putBack}</button></div>
  </div>`)}</div>`;
}
