/** A ruling to read: the outcome first, then how it came about. */
import { html } from "../html.js";
import { words } from "../morewords.js";
import { Factors } from "./factors.js";
import { personName } from "./names.js";

/** @param {string} degree */
export function degreeWords(degree) {
  return /** @type {Record<string, string>} */ (words.rulings.degrees)[degree] ?? degree;
}

/** @param {string} degree */
export function degreeTone(degree) {
  return ["success", "decisive"].includes(degree) ? "good" : degree === "partial" ? "calm" : degree === "backfire" ? "alert" : "warn";
}

/** @param {string} method */
export function methodWords(method) {
  return /** @type {Record<string, string>} */ (words.rulings.methods)[method] ?? method;
}

/**
 * The dice as they fell; of two sides the mover's come first.
 * @param {import("../types.js").Ruling} ruling
 */
function rolls({ method, rolls }) {
  const sum = (/** @type {number[]} */ dice) => dice.join(" + ");
  return method === "opposed" ? words.rulings.rolledAgainst(sum(rolls.slice(0, 2)), sum(rolls.slice(2))) : sum(rolls);
}

/** @param {{ruling: import("../types.js").Ruling}} props */
export function RulingText({ ruling }) {
  const dice = /** @type {Record<string, string>} */ (words.rulings.dice)[ruling.dice] ?? "";
  return html`<div class="ruling">
    <p class="bar"><span class=${`mark ${degreeTone(ruling.degree)}`}>${degreeWords(ruling.degree)}</span>
      ${ruling.chance !== null && html`<span>${words.rulings.chance(ruling.words, ruling.chance)}</span>`}
      ${ruling.rolls.length > 0 && html`<span class="quiet">${words.rulings.rolled(rolls(ruling), dice)}</span>`}</p>
    ${ruling.votes && html`<p class="quiet">${words.rulings.votes(...ruling.votes)}</p>`}
    ${ruling.reason && html`<p class="said quiet">${ruling.reason}</p>`}
    ${ruling.before.map((was, n) => html`<p key=${n} class="overruled">${words.rulings.overruled(degreeWords(was.degree), degreeWords(ruling.before[n + 1]?.degree ?? ruling.degree), personName(was.by) || words.common.roles.umpire, was.reason)}</p>`)}
    ${ruling.factors.length > 0 && html`<details class="fold"><summary class="quiet">${methodWords(ruling.method)}</summary>
      <${Factors} factors=${ruling.factors} sum /></details>`}
  </div>`;
}
