/** Named factors of a chance with their points, and why. */
import { html } from "../html.js";
import { signed } from "../format.js";
import { words } from "../morewords.js";

/**
 * `state` greys those that do not count.
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
