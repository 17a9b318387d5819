/** Cables sorted into channels by who can read them, and how far this person has read each, and the news. */
import { effect, signal } from "./html.js";
import { line, listed, me, read as kept, section } from "./store.js";
import { request } from "./line.js";

/** @typedef {import("./types.js").Cable & {id: string}} Cable */
/** @typedef {{id: string, kind: string, teams: string[], cables: Cable[]}} Channel */

const WHITE = "white_cell";
/** What the news is called among the marks: no channel is, for ids of teams begin with a letter. */
const NEWS = ":news";
/** How long a new mark waits for others before the server is told. */
const PAUSE = 800;

/**
 * The channel a cable belongs to, as `own` (a team's id, or `white_cell`) sees it: the others who read it.
 * @param {import("./types.js").Cable} cable
 * @param {string} own
 * @returns {{id: string, kind: string, teams: string[]}}
 */
export function channelOf(cable, own) {
  if (cable.to.includes("all")) return { id: "public", kind: "public", teams: [] };
  // A talk that the white cell logged stands where those who talked write to each other.
  const talked = cable.kind === "talk" && cable.sender === WHITE;
  const around = [...new Set(talked ? cable.to : [cable.sender, ...cable.to])].sort();
  const teams = around.includes(own) ? around.filter((team) => team !== own) : around;
  if (teams.length === 1 && teams[0] === WHITE) return { id: WHITE, kind: "rfi", teams };
  return { id: teams.join("+"), kind: teams.length > 1 ? "group" : "team", teams };
}

/** @type {{cables: unknown, key: string, found: Channel[]}} */
let sorted = { cables: null, key: "", found: [] };

/**
 * Every channel: the standing ones first, then groups in the order in which they began. Sorted anew only when a cable came.
 * @param {string} own
 * @param {string[]} teams
 * @returns {Channel[]}
 */
export function channels(own, teams) {
  const cables = section("cables");
  const key = `${own} ${teams.join(" ")}`;
  if (sorted.cables !== cables || sorted.key !== key) sorted = { cables, key, found: sort(own, teams, cables ?? {}) };
  return sorted.found;
}

/**
 * @param {string} own
 * @param {string[]} teams
 * @param {Record<string, import("./types.js").Cable>} cables
 * @returns {Channel[]}
 */
function sort(own, teams, cables) {
  /** @type {Map<string, Channel>} */
  const found = new Map();
  const open = (/** @type {string} */ id, /** @type {string} */ kind, /** @type {string[]} */ members) =>
    found.set(id, { id, kind, teams: members, cables: [] });
  open("public", "public", []);
  for (const team of own ? teams : []) if (team !== own) open(team, "team", [team]);
  if (own && own !== WHITE) open(WHITE, "rfi", [WHITE]);
  for (const cable of listed(cables, (one) => one.at)) {
    const place = channelOf(cable, own);
    if (!found.has(place.id)) open(place.id, place.kind, place.teams);
    found.get(place.id)?.cables.push(cable);
  }
  return [...found.values()];
}

/** @type {import("@preact/signals").Signal<Record<string, number>>} */
const local = signal({});
let localKey = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** What this machine knows of its own, for while the line is down. */
function marks() {
  const key = `wedge.read.${section("game")?.game}`;
  if (key !== localKey) {
    localKey = key;
    try {
      local.value = JSON.parse(localStorage.getItem(key) ?? "{}");
    } catch {
      local.value = {};
    }
  }
  return local.value;
}

/** When this person last looked into a channel, on whichever device, in server time. @param {string} id */
const readAt = (id) => Math.max(marks()[id] ?? 0, kept.value[id] ?? 0);

/** @param {Channel} channel */
export function markRead(channel) {
  mark(channel.id, channel.cables[channel.cables.length - 1]?.at ?? 0);
}

/** All the news there is now has been seen. */
export function markNews() {
  mark(NEWS, Math.max(0, ...listed(section("news")).map((item) => item.at)));
}

/**
 * @param {string} id
 * @param {number} last
 */
function mark(id, last) {
  if (me.value?.role === "replay" || readAt(id) >= last) return;
  local.value = { ...marks(), [id]: last };
  try {
    localStorage.setItem(localKey, JSON.stringify(local.value));
  } catch {
    // The marks then last as long as the page.
  }
  tell();
}

/** Tell the server what it does not know yet, a moment from now. */
function tell() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const ahead = Object.entries(local.value).filter(([id, at]) => at > (kept.value[id] ?? 0));
    if (ahead.length) void request("read", { marks: Object.fromEntries(ahead) });
  }, PAUSE);
}

// What was read while the line was down is told when it is back.
effect(() => {
  if (line.value === "live" && me.value?.role !== "replay" && section("game")) {
    marks();
    tell();
  }
});

/**
 * @param {Channel} channel
 * @param {string} own
 */
export function unread(channel, own) {
  if (me.value?.role === "replay") return 0;
  const since = readAt(channel.id);
  return channel.cables.filter((cable) => cable.at > since && cable.sender !== own).length;
}

/** @returns {number} how many news items came since this person last looked at the news */
export function unreadNews() {
  if (me.value?.role === "replay") return 0;
  const since = readAt(NEWS);
  return listed(section("news")).filter((item) => item.at > since).length;
}
