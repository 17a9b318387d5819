/** Teams and people by name, with the team's colour as a dot beside it and never instead of it. */
import { html } from "../html.js";
import { row } from "../format.js";
import { section } from "../store.js";
import { words } from "../words.js";
import { setOff } from "../words/say.js";

/** @param {string} team a team's id, `all` or `white_cell` */
export function teamName(team) {
  if (team === "all") return words.common.everyone;
  if (team === "white_cell") return words.common.whiteCell;
  return section("book")?.teams[team]?.title ?? team;
}

/** @param {string[]} teams */
export function teamNames(teams) {
  return row(teams.map(teamName), words.common.and);
}

/** @param {string} team */
export function teamStyle(team) {
  const colour = section("book")?.teams[team]?.colour;
  return colour ? { "--team": colour } : {};
}

/** @param {{team: string}} props */
export function TeamTag({ team }) {
  return html`<span class="tag" style=${teamStyle(team)}>${teamName(team)}</span>`;
}

/** @param {string} seat */
export function personName(seat) {
  return setOff(section("seats")?.[seat]?.name ?? "");
}

/** @param {string} role */
export function roleWords(role) {
  return /** @type {Record<string, string>} */ (words.common.roles)[role] ?? role;
}

/** @returns {string[]} the teams in the scenario's order */
export function teamIds() {
  return Object.keys(section("book")?.teams ?? {});
}

/** @param {string[]} sources ids of claims and publications, which the rulebook's pages spell out, or `judgement` */
export function sourceNames(sources) {
  return sources.every((source) => source === "judgement") ? words.common.judgement : words.common.sourced;
}
