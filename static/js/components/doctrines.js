/** Which teams a doctrine plays: the umpire lets one play, pauses it, changes it, or hands the team to a person. */
import { html, useState } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../morewords.js";
import { Act } from "./act.js";
import { Choice } from "./elements.js";
import { TeamTag, teamIds, teamName } from "./names.js";
import { doctrineWords } from "./people.js";

/** @typedef {import("../types.js").Seat & {id: string}} Seated */

export function Doctrines() {
  const all = Object.entries(section("book")?.doctrines ?? {});
  const seats = listed(section("seats"));
  const teams = teamIds().filter((team) => all.some(([, one]) => one.team === team));
  const empty = teams.filter((team) => !seats.some((seat) => seat.team === team));
  if (!teams.length || section("game")?.stage === "over") return null;
  return html`<div class="doctrines" role="group" aria-label=${words.bots.title}>
    <h3>${words.bots.title}</h3>
    <p class="quiet">${words.bots.says}</p>
    ${empty.length > 0 && html`<div class="bar"><${Act} label=${empty.length === teamIds().length ? words.bots.rehearse : words.bots.fill} order=${{ type: "FillTeams" }} /></div>`}
    <ul class="items seats">${teams.map((team) => html`<${Row} key=${team} team=${team} all=${all} seats=${seats} />`)}</ul>
  </div>`;
}

/** @param {{team: string, all: [string, import("../types.js").Doctrine][], seats: Seated[]}} props */
function Row({ team, all, seats }) {
  const ours = seats.filter((seat) => seat.team === team);
  const bot = ours.find((seat) => seat.doctrine);
  const lead = ours.find((seat) => seat.role === "lead" && !seat.doctrine);
  const state = bot ? doctrineWords(bot) : lead ? words.bots.led(lead.name) : ours.length ? words.bots.noLead : words.bots.nobody;
  const button = bot?.paused ? { label: words.bots.resume, type: "ResumeDoctrine" } : { label: words.bots.pause, type: "PauseDoctrine" };
  return html`<li>
    <span><${TeamTag} team=${team} /> <span class="quiet">${state}</span></span>
    ${bot && !lead && html`<${Act} key=${button.type} label=${button.label} order=${{ type: button.type, team }} />`}
    ${(bot || !lead) && html`<details class="fold end"><summary class="quiet" aria-label=${bot ? words.bots.moreOf(teamName(team)) : undefined}>${bot ? words.bots.more : html`${words.bots.pick}<span class="hidden">: ${teamName(team)}</span>`}</summary>
      ${!lead && html`<${Choose} team=${team} all=${all.filter(([, one]) => one.team === team)} playing=${bot?.doctrine ?? ""} />`}
      ${bot && html`<${HandOver} team=${team} bot=${bot} lead=${lead} seats=${seats} />`}
    </details>`}
  </li>`;
}

/** @param {{team: string, all: [string, import("../types.js").Doctrine][], playing: string}} props */
function Choose({ team, all, playing }) {
  const [picked, pick] = useState("");
  const doctrine = picked || playing || all[0]?.[0] || "";
  return html`<div class="stack tight"><div class="bar">
    <${Choice} label=${words.bots.choose(teamName(team))} value=${doctrine} onInput=${pick}
      options=${all.map(([id, one]) => [id, one.title])} />
    <${Act} label=${words.bots.play} disabled=${doctrine === playing} order=${{ type: "SeatDoctrine", team, doctrine }} onDone=${() => pick("")} />
  </div><p class="quiet">${all.find(([id]) => id === doctrine)?.[1].text}</p></div>`;
}

/** @param {{team: string, bot: Seated, lead: Seated | undefined, seats: Seated[]}} props */
function HandOver({ team, bot, lead, seats }) {
  const [person, choose] = useState("");
  const people = seats.filter((seat) => !seat.bot && ["member", "observer", "analyst"].includes(seat.role) && (!seat.team || seat.team === team));
  return html`<div class="stack">
    ${!lead && people.length > 0 && html`<div class="bar">
      <${Choice} label=${words.bots.handTo(teamName(team))} value=${person} onInput=${choose} first="" options=${people.map((seat) => [seat.id, seat.name])} />
      <${Act} label=${words.bots.hand} disabled=${!person} order=${{ type: "MoveSeat", seat: person, role: "lead", team }} onDone=${() => choose("")} />
    </div>`}
    ${!lead && html`<p class="quiet">${words.bots.handAny}</p>`}
    <div class="bar"><${Act} kind="grave" label=${words.bots.away} order=${{ type: "RemoveSeat", seat: bot.id }} /></div>
  </div>`;
}
