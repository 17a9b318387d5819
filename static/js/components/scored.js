/** How good the estimates were, once the game is over: one's own, the room's, and what always saying 50 % would have scored. */
import { html } from "../html.js";
import { mine, section } from "../store.js";
import { words } from "../morewords.js";
import { personName } from "./names.js";
import { Panel } from "./elements.js";

const said = words.observing;

export function Scored() {
  const found = section("scored");
  if (!found) return null;
  const seats = Object.entries(found.seats).sort(([, a], [, b]) => a.score - b.score);
  return html`<${Panel} title=${said.scored}>
    <ul class="items">
      ${[[said.own, mine.value.score], [said.room, found.room]].map(([name, kept]) => html`<li key=${name} class="bar">${name}<b class="end num">${figure(/** @type {any} */ (kept))}</b></li>`)}
      <li class="bar">${said.even}<b class="end num">${found.even}</b></li>
      ${seats.map(([seat, kept]) => html`<li key=${seat} class="bar">${scoredName(seat)}<b class="end num">${figure(kept)}</b></li>`)}
    </ul>
    <p class="quiet">${said.brierSays}</p>
  <//>`;
}

/** @param {string} seat whose name says that it is a doctrine, for the room's median is without it */
function scoredName(seat) {
  const name = personName(seat);
  return section("seats")?.[seat]?.doctrine ? words.bots.plays(name) : name;
}

/** @param {import("../types.js").Kept | null} kept */
function figure(kept) {
  return kept ? said.score(kept.score, said.moves(kept.moves)) : said.notScored;
}
