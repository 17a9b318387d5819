/** Cables sorted into channels by who can read them, and how far this person has read each. */
import { signal } from "./html.js";
import { listed, me, section } from "./store.js";

/** @typedef {import("./types.js").Cable & {id: string}} Cable */
/** @typedef {{id: string, kind: string, teams: string[], cables: Cable[]}} Channel */

const WHITE = "white_cell";

/**
 * The channel a cable belongs to, as `own` (a team's id, or `white_cell`) sees it: the others who read it.
 * @param {import("./types.js").Cable} cable
 * @param {string} own
 * @returns {{id: string, kind: string, teams: string[]}}
 */
export function channelOf(cable, own) {
  if (cable.to.includes("all")) return { id: "public", kind: "public", teams: [] };
  const around = [...new Set([cable.sender, ...cable.to])].sort();
  const teams = around.includes(own) ? around.filter((team) => team !== own) : around;
  if (teams.length === 1 && teams[0] === WHITE) return { id: WHITE, kind: "rfi", teams };
  return { id: teams.join("+"), kind: teams.length > 1 ? "group" : "team", teams };
}

/**
 * Every channel: the standing ones first, then groups in the order in which they began.
 * @param {string} own
 * @param {string[]} teams
 * @returns {Channel[]}
 */
export function channels(own, teams) {
  /** @type {Map<string, Channel>} */
  const found = new Map();
  const open = (/** @type {string} */ id, /** @type {string} */ kind, /** @type {string[]} */ members) =>
    found.set(id, { id, kind, teams: members, cables: [] });
  open("public", "public", []);
  for (const team of own ? teams : []) if (team !== own) open(team, "team", [team]);
  if (own && own !== WHITE) open(WHITE, "rfi", [WHITE]);
  for (const cable of listed(section("cables"), (one) => one.at)) {
    const place = channelOf(cable, own);
    if (!found.has(place.id)) open(place.id, place.kind, place.teams);
    found.get(place.id)?.cables.push(cable);
  }
  return [...found.values()];
}

/** @type {import("@preact/signals").Signal<Record<string, number>>} */
const read = signal({});
let readKey = "";

/** When this person last looked into each channel, in server time. */
export function readMarks() {
  const key = `wedge.read.${section("game")?.game}`;
  if (key !== readKey) {
    readKey = key;
    try {
      read.value = JSON.parse(localStorage.getItem(key) ?? "{}");
    } catch {
      read.value = {};
    }
  }
  return read.value;
}

/** @param {Channel} channel */
export function markRead(channel) {
  if (me.value?.role === "replay") return;
  const last = channel.cables[channel.cables.length - 1]?.at ?? 0;
  if ((readMarks()[channel.id] ?? 0) >= last) return;
  read.value = { ...read.value, [channel.id]: last };
  try {
    localStorage.setItem(readKey, JSON.stringify(read.value));
  } catch {
    // The marks then last as long as the page.
  }
}

/**
 * @param {Channel} channel
 * @param {string} own
 */
export function unread(channel, own) {
  if (me.value?.role === "replay") return 0;
  const since = readMarks()[channel.id] ?? 0;
  return channel.cables.filter((cable) => cable.at > since && cable.sender !== own).length;
}
