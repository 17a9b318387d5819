/** Named factors, each with its points; added, changed, taken out. */
import { html } from "../html.js";
import { signed } from "../format.js";
import { section } from "../store.js";
import { words } from "../allwords.js";

/** @typedef {import("../types.js").Factor} Factor */

/** @param {{factors: Factor[], set: (factors: Factor[]) => void, against: number}} props `against` are the other side's points, or 0 */
export function FactorsEditor({ factors, set, against }) {
  const put = (/** @type {number} */ at, /** @type {Partial<Factor>} */ part) => set(factors.map((factor, n) => (n === at ? { ...factor, ...part } : factor)));
  const most = section("book")?.most_points ?? 0;
  const text = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).value;
  return html`<fieldset class="stack tight"><legend>${words.desk.factors}</legend>
    ${factors.map((factor, n) => html`<div class="factor-edit" key=${n}>
      <input class="input" aria-label=${words.desk.factorTitle} value=${factor.title} onInput=${(/** @type {Event} */ e) => put(n, { title: text(e) })} />
      <input class="input short num" type="number" min=${-most} max=${most} aria-label=${words.desk.factorPoints} value=${factor.points}
        onInput=${(/** @type {Event} */ e) => put(n, { points: Math.round(Number(text(e))) })} />
      <button type="button" class="button plain" onClick=${() => set(factors.filter((_, at) => at !== n))}>${words.common.remove}</button>
    </div>`)}
    <div class="bar"><button type="button" class="button" onClick=${() => set([...factors, { title: "", points: 1, because: "" }])}>${words.desk.addFactor}</button>
      <span class="quiet">${words.rulings.sum} ${signed(factors.reduce((sum, factor) => sum + factor.points, 0))}</span></div>
    <${PointsAllowed} points=${[against, ...factors.map((factor) => factor.points)]} />
  </fieldset>`;
}

/** @param {number[]} points @returns {boolean} whether the server would take each of them */
export function allowed(points) {
  const most = section("book")?.most_points ?? 0;
  return points.every((one) => Math.abs(one) <= most);
}

/** @param {{points: number[]}} props which points there may be, said louder once there are others */
function PointsAllowed({ points }) {
  const most = section("book")?.most_points ?? 0;
  const wrong = !allowed(points);
  return html`<p class=${wrong ? "why-not" : "quiet"} role=${wrong ? "alert" : undefined}>${words.desk.pointsAllowed(signed(-most), signed(most))}</p>`;
}
