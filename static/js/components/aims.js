/** The objectives as many futures leave them: each team's mean score, and the chance of each thing that may be said of it. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { Chance } from "./elements.js";
import { TeamTag, teamIds } from "./names.js";

/** @param {{aims: import("../types.js").Aim[]}} props */
export function Aims({ aims }) {
  const known = section("book")?.objectives ?? [];
  return html`<div class="aims">
    <p class="quiet">${words.ahead.aimsSay}</p>
    ${teamIds().map((team) => html`<section key=${team} class="stack tight">
      <${TeamTag} team=${team} />
      ${known.filter((aim) => aim.team === team).map((info) => {
        const aim = aims.find((one) => one.objective === info.id);
        return aim && html`<details key=${info.id} class="fold"><summary><span>${info.title}</span> <span class="num">${words.ahead.mean(aim.mean)}</span></summary>
          <ul class="said-of">${aim.chances.map((one) => html`<li key=${one.says}><span>${one.says}</span><${Chance} chance=${one.chance} says=${one.words} meter /></li>`)}</ul></details>`;
      })}
    </section>`)}
  </div>`;
}
