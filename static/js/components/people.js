/** Who sits at the table, who is here, and what they are doing. */
import { html } from "../html.js";
import { listed, me, presence, section } from "../store.js";
import { words } from "../morewords.js";
import { setOff } from "../words/say.js";
import { asOf } from "./line-state.js";
import { roleWords, TeamTag } from "./names.js";
import { Panel } from "./elements.js";

const CELL = ["umpire", "assistant"];
const WATCHING = ["analyst", "observer"];

/** @param {string} doing */
export function doingWords(doing) {
  return /** @type {Record<string, string>} */ (words.team.doing)[doing] ?? doing;
}

/**
 * How a seat's doctrine is doing, in words.
 * @param {{name: string, paused: string}} seat
 */
export function doctrineWords(seat) {
  const state = /** @type {Record<string, string>} */ (words.bots.states)[seat.paused];
  return words.bots.plays(seat.name) + (state ? `; ${state}` : "");
}

export function OurPeople() {
  const team = me.value?.team;
  const seats = listed(section("seats")).filter((seat) => team && seat.team === team);
  if (!team) return null;
  return html`<${Panel} title=${words.team.people} aside=${asOf()}>
    ${seats.length ? html`<ul class="people">${seats.map((seat) => html`<${Person} key=${seat.id} seat=${seat} />`)}</ul>` : html`<p class="empty">${words.team.noPeople}</p>`}
  <//>`;
}

/** @param {{seat: import("../types.js").Seat & {id: string}}} props */
export function Person({ seat }) {
  const there = presence.value[seat.id];
  const on = there?.online || (seat.bot && !seat.paused);
  return html`<li>
    <span class=${`dot${on ? " on" : ""}`} aria-hidden="true"></span>
    <span><span>${seat.doctrine ? doctrineWords(seat) : setOff(seat.name)}${seat.id === me.value?.seat ? ` (${words.common.you})` : ""}</span>${" "}
      <span class="quiet">${roleWords(seat.role)}${seat.doctrine ? "" : `, ${seat.bot ? words.team.bot : on ? there?.doing ? doingWords(there.doing) : words.team.online : words.team.away}`}</span></span>
  </li>`;
}

/** Everybody at the table by team: the lobby as players see it. */
export function WholeTable() {
  const seats = listed(section("seats")).filter((seat) => seat.role !== "projector");
  const teams = Object.keys(section("book")?.teams ?? {});
  return html`<${Panel} title=${words.team.lobbyLead} aside=${[words.team.seated(seats.length), asOf()].filter(Boolean).join(", ")}>
    <div class="lobby">
      ${teams.map((team) => html`<div key=${team}>
        <h3><${TeamTag} team=${team} /></h3>
        <p class="quiet">${section("book")?.teams[team]?.leader}</p>
        <ul class="people">${seats.filter((seat) => seat.team === team).map((seat) => html`<${Person} key=${seat.id} seat=${seat} />`)}</ul>
        ${!seats.some((seat) => seat.team === team) && html`<p class="empty">${words.team.nobodyYet}</p>`}
      </div>`)}
      ${[[words.common.whiteCell, CELL], [words.team.beside, WATCHING]].map(([title, roles]) => {
        const these = seats.filter((seat) => roles?.includes(seat.role));
        return these.length > 0 && html`<div key=${title} class=${roles === WATCHING ? "besides" : undefined}><h3>${title}</h3>
          <ul class="people">${these.map((seat) => html`<${Person} key=${seat.id} seat=${seat} />`)}</ul></div>`;
      })}
    </div>
  <//>`;
}
