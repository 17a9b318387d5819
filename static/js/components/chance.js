/** A chance of success in words first and percent second, with a small meter for the eye. */
import { html } from "../html.js";
import { signed } from "../format.js";
import { words } from "../words.js";

/** @param {{chance: number | null, says: string, meter?: boolean}} props */
export function Chance({ chance, says, meter }) {
  if (chance === null) return null;
  return html`<span class="odds">
    <span>${says} <small class="num">${chance} %</small></span>
    ${meter && html`<span class="meter" style=${{ "--share": `${chance}%` }} aria-hidden="true"><i></i></span>`}
  </span>`;
}

/**
 * Named factors with their points, and why; `state` greys those that do not count.
 * @param {{factors: {title: string, points: number, because?: string, state?: string}[], sum?: boolean}} props
 */
export function Factors({ factors, sum }) {
  const team = words.team.factorStates;
  if (!factors.length) return html`<p class="quiet">${words.rulings.noFactors}</p>`;
  return html`<ul class="factors">
    ${factors.map(
      (factor, n) => html`<li key=${n} class=${factor.state && factor.state !== "counts" ? "off" : ""}>
        <span class="points">${signed(factor.points)}</span>
        <span>${factor.title}
          ${factor.state && factor.state !== "counts" && html` <span class="mark">${team[/** @type {"counts"} */ (factor.state)] ?? factor.state}</span>`}
          ${factor.because && html`<small>${factor.because}</small>`}</span>
      </li>`,
    )}
    ${sum && html`<li><span class="points">${signed(factors.reduce((all, f) => all + f.points, 0))}</span><b>${words.rulings.sum}</b></li>`}
  </ul>`;
}
