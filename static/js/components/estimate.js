/** One person's blind estimate: one tap for a round figure, a slider for an exact one. Nobody sees it while the contest is open. */
import { html, useState } from "../html.js";
import { mine, section } from "../store.js";
import { words } from "../words.js";
import { Refusal } from "./refusal.js";
import { useOrder } from "./use-order.js";

const TAPS = [5, 15, 30, 50, 70, 85, 95];

/** @param {{move: string}} props */
export function Estimate({ move }) {
  const order = useOrder();
  const given = mine.value.estimates[move];
  const [exact, setExact] = useState(/** @type {number | null} */ (null));
  const give = (/** @type {number} */ chance) => order.give({ type: "GiveEstimate", move, chance });
  const count = section("estimates")?.[move]?.count ?? 0;
  const shown = exact ?? given ?? 50;
  return html`<fieldset class="estimate">
    <legend>${words.rulings.estimate} <small class="quiet">${words.rulings.estimateSays}</small></legend>
    <div class="taps" role="group">
      ${TAPS.map((chance) => html`<button type="button" key=${chance} aria-pressed=${given === chance} disabled=${order.busy}
        onClick=${() => give(chance)}>${chance}</button>`)}
    </div>
    <details class="fold">
      <summary class="quiet"><span><b>${given === undefined ? words.rulings.estimateNone : words.rulings.estimateGiven(given)}</b>${` · ${words.rulings.counted(count)} · ${words.rulings.finer}`}</span></summary>
      <div class="slider">
        <input type="range" min="5" max="95" step="1" value=${shown} aria-label=${words.rulings.estimate} aria-valuetext=${`${shown} %`}
          onInput=${(/** @type {Event} */ e) => setExact(Number(/** @type {HTMLInputElement} */ (e.target).value))} />
        <button type="button" class="button" disabled=${order.busy} onClick=${() => give(shown)}>${words.rulings.give} ${shown} %</button>
      </div>
    </details>
    <${Refusal} refused=${order.refused} />
  </fieldset>`;
}
