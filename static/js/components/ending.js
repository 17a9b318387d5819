/** The end of the game: each team by its own objectives, what nobody knew, and the secret of the dice. */
import { html } from "../html.js";
import { number } from "../format.js";
import { section } from "../store.js";
import { words } from "../words.js";
import { TeamTag } from "./names.js";
import { Panel } from "./panel.js";

export function Ending() {
  const ending = section("ending");
  if (!ending) return null;
  return html`<${Panel} title=${words.team.ending}>
    <p class="prose">${ending.reason}</p>
    <h3 class="group">${words.team.scores}</h3>
    <ul class="items">
      ${ending.scores.map((score) => html`<li key=${score.objective} class="stack tight">
        <span class="bar"><${TeamTag} team=${score.team} /> <span>${score.title}</span><b class="end num">${number(score.score)}</b></span>
        <span class="quiet">${score.says}</span></li>`)}
    </ul>
    <h3 class="group">${words.team.unknowns}</h3>
    <ul class="items">${Object.entries(ending.unknowns).map(([title, value]) => html`<li key=${title} class="bar">${title}<b class="end num">${number(value)}</b></li>`)}</ul>
    <h3 class="group">${words.team.secretKey}</h3>
    <p class="quiet">${words.team.secretSays}</p>
    <code class="said">${ending.secret}</code>
  <//>`;
}
