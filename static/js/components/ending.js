/** The end of the game: each team by its own objectives, what nobody knew, and the secret of the dice. */
import { html } from "../html.js";
import { number } from "../format.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { teamIds, TeamTag } from "./names.js";
import { Panel } from "./elements.js";

/** @param {{board?: boolean}} props on the board only what a room wants to see */
export function Ending({ board }) {
  const ending = section("ending");
  if (!ending) return null;
  if (!section("game")?.turn) return board && html`<${Panel} title=${words.team.ending} aside=${ending.reason}><p>${words.team.closed}</p><//>`;
  return html`<${Panel} title=${words.team.ending} aside=${ending.reason}>
    <p class="quiet">${words.observing.scale}</p>
    <div class="scores">
      ${teamIds().map((team) => html`<section key=${team}><h3><${TeamTag} team=${team} /></h3>
        <ul class="items">${ending.scores.filter((score) => score.team === team).map((score) => html`<li key=${score.objective}>
          <span class="score"><span>${score.title}</span><b class="num">${board ? Math.round(score.score) : words.observing.scoreOf(Math.round(score.score))}</b></span>
          <span class="quiet">${score.says}</span></li>`)}</ul></section>`)}
    </div>
    ${!board && html`<p><a class="button main" href="/replay">${words.team.replayIt}</a></p>
      ${ending.theory.title && html`<h3 class="group">${words.team.theory}</h3><p><b>${ending.theory.title}</b></p><p class="quiet">${ending.theory.text}</p>`}
      <h3 class="group">${words.team.unknowns}</h3>
      <ul class="items">${Object.entries(ending.unknowns).map(([title, one]) => html`<li key=${title} class="bar">${title}<span class="end"><b class="num">${number(one.value)}</b> <span class="quiet">${words.team.couldBe(number(one.low), number(one.high))}</span></span></li>`)}</ul>
      <h3 class="group">${words.team.secretKey}</h3>
      <p class="quiet">${words.team.secretSays}</p>
      <code class="said">${ending.secret}</code>`}
  <//>`;
}
