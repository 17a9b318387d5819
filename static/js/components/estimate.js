/** One person's blind estimate: one tap for a round figure, a slider by fives under them, the words of the chance below. Hidden till all gave. */
import { html, useState } from "../html.js";
import { mine, section } from "../store.js";
import { words } from "../morewords.js";
import { Refusal } from "./elements.js";
import { useOrder } from "../orders.js";

const TAPS = Array.from({ length: 11 }, (_, n) => n * 10);

/** @param {number} chance @returns {string} the words the server has for this chance */
export function inWords(chance) {
  return section("book")?.asked.odds.find((one) => chance <= one.to)?.words ?? "";
}

/** @param {{move: string}} props */
export function Estimate({ move }) {
  const order = useOrder();
  const given = mine.value.estimates[move];
  const [moved, setMoved] = useState(/** @type {number | null} */ (null));
  const give = async (/** @type {number} */ chance) => {
    if (await order.give({ type: "GiveEstimate", move, chance })) setMoved(null);
  };
  const found = section("estimates")?.[move];
  const shown = moved ?? given;
  const says = shown === undefined ? words.rulings.estimateNone : words.observing.exact(shown, inWords(shown));
  const slide = (/** @type {Event} */ e) => setMoved(Number(/** @type {HTMLInputElement} */ (e.target).value));
  if (found?.median !== undefined) return null;
  return html`<fieldset class="estimate">
    <legend>${words.rulings.estimate} <small class="quiet">${words.rulings.estimateSays}</small></legend>
    <div class="taps" role="group" aria-label=${words.rulings.estimate}>
      ${TAPS.map((chance) => html`<button type="button" key=${chance} aria-pressed=${given === chance} aria-label=${words.observing.exact(chance, inWords(chance))}
        disabled=${order.busy} onClick=${() => give(chance)}>${chance}</button>`)}
    </div>
    <div class="slider">
      <input type="range" class=${shown === undefined ? "unset" : ""} min="0" max="100" step="5" value=${shown ?? 0} aria-label=${words.rulings.estimate} aria-valuetext=${says}
        onInput=${slide} onClick=${slide} />
      <output>${says}</output>
      ${moved !== null && moved !== given && html`<button type="button" class="button" disabled=${order.busy} onClick=${() => give(moved)}>${words.rulings.give}</button>`}
    </div>
    <p class="quiet" role="status">${given === undefined ? "" : `${words.rulings.estimateGiven(given)} · `}${words.rulings.counted(found?.count ?? 0)}</p>
    <${Refusal} refused=${order.refused} />
  </fieldset>`;
}
