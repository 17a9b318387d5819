/** What this page knows, as signals: the view as the server gave it, who we are, who is here, and how the line is. */
import { computed, signal } from "./html.js";

/** @typedef {import("./types.js").View} View */

/** @type {import("@preact/signals").Signal<View | null>} */
export const view = signal(null);
export const rev = signal(-1);
export const audience = signal("");
/** @type {import("@preact/signals").Signal<import("./types.js").Me | null>} */
export const me = signal(null);
/** @type {import("@preact/signals").Signal<import("./types.js").Mine>} */
export const mine = signal({ estimates: {}, notes: [], answers: {}, guesses: [], survey: {}, score: null });
/** @type {import("@preact/signals").Signal<Record<string, import("./types.js").Presence>>} */
export const presence = signal({});
/** How far this seat has read in each channel, as the server keeps it for all its devices. @type {import("@preact/signals").Signal<Record<string, number>>} */
export const read = signal({});
/** @type {import("@preact/signals").Signal<"connecting" | "live" | "lost" | "refused" | "gone">} */
export const line = signal("connecting");
/** The server's last word on the line itself: why it refused the sync, or why the seat is gone. */
export const says = signal("");
/** What was typed here and not sent when the seat was taken away: all that is left on the page, for whoever typed it to copy. */
export const left = signal(/** @type {string[]} */ ([]));
/** Milliseconds to add to this machine's clock to get the server's. */
export const offset = signal(0);
/** How many orders were given and not yet acknowledged. */
export const waiting = signal(0);

/** When the line was lost last, by this machine's clock; 0 if it never was. */
export const dropped = signal(0);
/** The id of the game that everybody is asked to go on to; empty while people stay. */
export const onward = signal("");
/** For the white cell, what that game is called and how many of its people have a place there. */
/** @type {import("@preact/signals").Signal<{title: string, people: number} | null>} */
export const gone = signal(null);
/** What the server said against an order whose button is no longer there. */
/** @type {import("@preact/signals").Signal<import("./types.js").Refused | null>} */
export const orphan = signal(null);

/** The audience through whose eyes this window looks; empty for one that looks with its own. */
export const eyes = signal("");

/** Whether this seat calls for the umpire. */
export const calling = signal(false);
/** Who of the white cell has just answered one's call; empty a minute later. */
export const coming = signal("");

/** @type {Map<string, import("@preact/signals").ReadonlySignal<any>>} */
const sections = new Map();

/**
 * One section of the view, as a signal that changes only when that section does.
 * @template {keyof View} K
 * @param {K} name
 * @returns {View[K] | undefined}
 */
export function section(name) {
  let found = sections.get(name);
  if (!found) {
    found = computed(() => view.value?.[name]);
    sections.set(name, found);
  }
  return found.value;
}

/**
 * A keyed section as a list of items with their ids, in the order given by `by` (default: as sent).
 * @template T
 * @param {Record<string, T> | undefined} items
 * @param {(item: T) => number} [by]
 * @returns {(T & {id: string})[]}
 */
export function listed(items, by) {
  const list = Object.entries(items ?? {}).map(([id, item]) => ({ ...item, id }));
  return by ? list.sort((a, b) => by(a) - by(b)) : list;
}

/** @returns {number} the server's time now, in ms */
export function serverNow() {
  return Date.now() + offset.value;
}

/** @returns {boolean} whether this seat leads its team */
export function leads() {
  return me.value?.role === "lead";
}
