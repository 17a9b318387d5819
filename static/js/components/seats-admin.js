/** Everybody seated, with the umpire's power to lock the lobby, to move and to remove. */
import { html, useState } from "../html.js";
import { listed, me, presence, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { Doctrines } from "./doctrines.js";
import { Choice, Panel } from "./elements.js";
import { asOf } from "./line-state.js";
import { roleWords, teamIds, teamName } from "./names.js";
import { doctrineWords, doingWords } from "./people.js";

export function SeatsAdmin() {
  const place = (/** @type {import("../types.js").Seat} */ seat) => (seat.role === "projector" ? "~~" : seat.team || "~");
  const seats = listed(section("seats")).sort((a, b) => place(a).localeCompare(place(b)));
  const locked = section("game")?.locked ?? false;
  const umpire = me.value?.role === "umpire";
  return html`<${Panel} title=${words.desk.seats} aside=${counts(seats)}>
    <div class="bar"><span class="quiet">${locked ? words.desk.locked : words.desk.unlocked}</span>
      ${umpire && html`<${Act} label=${locked ? words.desk.unlock : words.desk.lock} order=${{ type: "LockLobby", locked: !locked }} />`}
      ${seats.length > 0 && html`<a class="button plain end" href="/seats/cards" target="_blank">${words.desk.seatLinks}</a>`}</div>
    ${!seats.length && html`<p class="empty">${words.desk.noSeats}</p>`}
    <ul class="items seats">${seats.filter((seat) => !umpire || !seat.doctrine).map((seat) => html`<${SeatRow} key=${seat.id} seat=${seat} umpire=${umpire} />`)}</ul>
    ${umpire && html`<${Doctrines} />`}
  <//>`;
}

/** @param {import("../types.js").Seat[]} seats how many are listed below, in the words they are listed by */
function counts(seats) {
  const boards = seats.filter((seat) => seat.role === "projector").length;
  const doctrines = seats.filter((seat) => seat.doctrine).length;
  const { besides } = words.desk;
  const parts = [words.team.seated(seats.length - boards - doctrines), doctrines > 0 && besides.doctrines(doctrines), boards > 0 && besides.boards(boards), asOf()];
  return parts.filter(Boolean).join(", ");
}

/** @returns {[string, string][]} every place a person may be put, as `role` or `role:team` */
function places() {
  const played = teamIds().flatMap((team) => ["lead", "member"].map((role) => /** @type {[string, string]} */ ([`${role}:${team}`, `${teamName(team)}, ${roleWords(role)}`])));
  return [...played, ...["assistant", "umpire", "analyst", "observer"].map((role) => /** @type {[string, string]} */ ([role, roleWords(role)]))];
}

/** @param {{seat: import("../types.js").Seat & {id: string}, umpire: boolean}} props */
function SeatRow({ seat, umpire }) {
  const own = seat.team ? `${seat.role}:${seat.team}` : seat.role;
  const [place, setPlace] = useState("");
  const there = presence.value[seat.id];
  const [role, team] = place.split(":");
  const state = seat.bot ? words.team.bot : there?.online ? doingWords(there.doing || "reading") : words.team.away;
  return html`<li>
    <span class="people"><span class=${`dot${there?.online || (seat.bot && !seat.paused) ? " on" : ""}`} aria-hidden="true"></span></span>
    <span><b>${seat.doctrine ? doctrineWords(seat) : seat.name}</b> <span class="quiet">${seat.team ? `${teamName(seat.team)}, ` : ""}${roleWords(seat.role)}${seat.doctrine ? "" : ` · ${state}`}</span></span>
    ${umpire && seat.role !== "projector" && !seat.doctrine && html`<details class="fold end"><summary class="quiet">${words.desk.move}</summary>
      <div class="bar">
        <${Choice} label=${words.desk.place} value=${place || own} options=${places()} onInput=${setPlace} />
        <${Act} label=${words.desk.move} disabled=${!place || place === own} order=${{ type: "MoveSeat", seat: seat.id, role, team: team ?? "" }} onDone=${() => setPlace("")} />
        ${seat.id !== me.value?.seat && html`<${Act} kind="grave" label=${words.common.remove} ask=${words.desk.removeAsk(seat.name)} order=${{ type: "RemoveSeat", seat: seat.id }} />`}
      </div></details>`}
  </li>`;
}
