/** Five tiles: who is there, who writes, who has sealed, who calls. */
import { html } from "../html.js";
import { row } from "../format.js";
import { listed, presence, section } from "../store.js";
import { words } from "../allwords.js";
import { request } from "../line.js";
import { Away } from "./away.js";
import { asOf } from "./line-state.js";
import { doctrineWords } from "./people.js";
import { teamIds, teamName, teamStyle } from "./names.js";
import { Panel } from "./elements.js";

const PAST_SEAL = ["contest", "adjudicate", "results"];

export function Tiles() {
  return html`<${Panel} title=${words.desk.tiles} aside=${asOf()}>
    <ul class="tiles">${teamIds().map((team) => html`<${Tile} key=${team} team=${team} />`)}</ul>
  <//>`;
}

/** @param {{team: string}} props */
function Tile({ team }) {
  const game = section("game");
  const all = listed(section("seats")).filter((seat) => seat.team === team);
  const doctrine = all.find((seat) => seat.doctrine);
  const seats = all.filter((seat) => !seat.doctrine);
  const there = presence.value;
  const on = seats.filter((seat) => seat.bot || there[seat.id]?.online);
  const calling = seats.filter((seat) => there[seat.id]?.online && there[seat.id]?.doing === "help");
  const drafting = on.some((seat) => there[seat.id]?.doing === "drafting");
  const lead = seats.find((seat) => seat.role === "lead");
  const waits = game?.stage === "play" && doctrine?.paused === "person" && !(lead && on.includes(lead));
  const sealed = section("sheets")?.[team];
  const otherwise = sealed && /** @type {Record<string, string>} */ (words.desk.sealedNotByLead)[section("sealed")?.[team]?.manner ?? ""];
  const late = !sealed && all.length > 0 && PAST_SEAL.includes(game?.phase ?? "");
  const mark = sealed ? [otherwise ? "warn" : "good", words.desk.sealed] : late ? ["alert", words.desk.late] : drafting ? ["calm", words.desk.draftingNow] : ["", words.desk.open];
  return html`<li class=${`tile${calling.length ? " calling" : ""}`} style=${teamStyle(team)}>
    <b>${teamName(team)}</b>
    ${game?.stage === "play" && (all.length > 0 || sealed) && html`<span class=${`mark ${mark[0]}`}>${mark[1]}</span>`}
    ${otherwise && html`<span class="quiet doctrine">${otherwise}</span>`}
    ${(seats.length > 0 || !doctrine) && html`<span class=${seats.length && on.length < seats.length ? "quiet away" : "quiet"}>${seats.length ? words.desk.online(on.length, seats.length) : words.desk.empty}</span>`}
    ${doctrine && (waits ? html`<${Away} team=${team} lead=${lead} doctrine=${doctrine} />` : html`<span class="quiet doctrine">${doctrineWords(doctrine)}</span>`)}
    ${all.length > 0 && section("dropped")?.[team] && html`<p class="quiet dropped">${words.desk.dropped}</p>`}
    ${calling.length > 0 && html`<span class="mark alert" role="status">${words.desk.callsBy(row(calling.map((seat) => seat.name), words.common.and))}</span>`}
    ${calling.map((seat) => html`<button key=${seat.id} type="button" class="button small" onClick=${() => request("coming", { seat: seat.id })}>${words.desk.comingTo(seat.name)}</button>`)}
  </li>`;
}
