/** A chance of success in words first and percent second, with a small meter for the eye. */
import { html } from "../html.js";

/** @param {{chance: number | null, says: string, meter?: boolean}} props */
export function Chance({ chance, says, meter }) {
  if (chance === null) return null;
  return html`<span class="odds">
    <span>${says} <small class="num">${chance} %</small></span>
    ${meter && html`<span class="meter" style=${{ "--share": `${chance}%` }} aria-hidden="true"><i></i></span>`}
  </span>`;
}
