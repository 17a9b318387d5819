/** Named factors, each with its points; added, changed, taken out. */
import { html } from "../html.js";
import { signed } from "../format.js";
import { words } from "../allwords.js";

/** @typedef {import("../types.js").Factor} Factor */

/** @param {{factors: Factor[], set: (factors: Factor[]) => void}} props */
export function FactorsEditor({ factors, set }) {
  const put = (/** @type {number} */ at, /** @type {Partial<Factor>} */ part) => set(factors.map((factor, n) => (n === at ? { ...factor, ...part } : factor)));
  const text = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).value;
  return html`<fieldset class="stack tight"><legend>${words.desk.factors}</legend>
    ${factors.map((factor, n) => html`<div class="factor-edit" key=${n}>
      <input class="input" aria-label=${words.desk.factorTitle} value=${factor.title} onInput=${(/** @type {Event} */ e) => put(n, { title: text(e) })} />
      <input class="input short num" type="number" min="-6" max="6" aria-label=${words.desk.factorPoints} value=${factor.points}
        onInput=${(/** @type {Event} */ e) => put(n, { points: Math.round(Number(text(e))) })} />
      <button type="button" class="button plain" onClick=${() => set(factors.filter((_, at) => at !== n))}>${words.common.remove}</button>
    </div>`)}
    <div class="bar"><button type="button" class="button" onClick=${() => set([...factors, { title: "", points: 1, because: "" }])}>${words.desk.addFactor}</button>
      <span class="quiet">${words.rulings.sum} ${signed(factors.reduce((sum, factor) => sum + factor.points, 0))}</span></div>
  </fieldset>`;
}
