/** Who reads an inject: teams to tick; none ticked means everyone. */
import { html } from "../html.js";
import { words } from "../allwords.js";
import { teamIds, teamName } from "./names.js";

/** @param {{to: string[], set: (to: string[]) => void}} props */
export function Readers({ to, set }) {
  const flip = (/** @type {string} */ team) => set(to.includes(team) ? to.filter((one) => one !== team) : [...to, team]);
  return html`<fieldset class="bar"><legend>${words.desk.readers}</legend>
    ${teamIds().map((team) => html`<label class="check" key=${team}><input type="checkbox" checked=${to.includes(team)} onChange=${() => flip(team)} /> ${teamName(team)}</label>`)}
  </fieldset>`;
}
