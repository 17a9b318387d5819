/**
 * What was typed here on the team's sheet, field by field, and where a colleague's words met it: then both texts are kept until somebody
 * chooses. drafting.js keeps and sends the sheet itself.
 */
import { signal } from "./html.js";
import { here } from "./line.js";
import { akin, changed, clashes, nameOf, removed, renamed, same, withstood } from "./merge.js";

/** @typedef {import("./types.js").MoveDraft} MoveDraft */
/** @typedef {{move: string, field: string, other: string | number, by: string, lost: boolean}} Clash */
/** @typedef {{move: MoveDraft, by: string}} Gone */
/** @typedef {{move: string, by: string, ours: boolean}} Back */
/** @typedef {{typed: [string, {at: number, now: string | number | undefined}][], off: {move: MoveDraft, at: number}[], clashing: Clash[], back: Back[]}} Notes */

/** How long after typing, or taking a move off, somebody is told when a colleague's draft has it otherwise. */
const RECENT = 5 * 60_000;

/** What was typed here into each field, and when. */
const typed = /** @type {Map<string, {at: number, now: string | number | undefined}>} */ (new Map());
/** The field the cursor is in. */
let place = "";

/** A key for each move, by its name, that it keeps when it is called otherwise: the field somebody writes in must stay that field. */
let keys = /** @type {Map<string, number>} */ (new Map());
let last = 0;
/** What was taken off here, and when. */
let off = /** @type {{move: MoveDraft, at: number}[]} */ ([]);
/** What was noted of each sheet that was put aside since. */
let parted = /** @type {{moves: MoveDraft[], notes: Notes}[]} */ ([]);

/** What two wrote into one field: the text that does not stand is kept here until somebody chooses; `lost` says that it was typed here. */
export const clashing = signal(/** @type {Clash[]} */ ([]));
/** Moves that a colleague took off with words on them that had just been typed here. */
export const gone = signal(/** @type {Gone[]} */ ([]));
/** Moves that one took off while another wrote on them, and that stand on the sheet again; `ours` says that they were taken off here. */
export const back = signal(/** @type {Back[]} */ ([]));

/**
 * Take up what this machine kept of a turn, as `toKeep` gave it.
 * @param {Partial<ReturnType<typeof toKeep>>} kept
 */
export function resume(kept) {
  typed.clear();
  for (const [at, one] of kept.typed ?? []) typed.set(at, one);
  clashing.value = kept.clashing ?? [];
  gone.value = kept.gone ?? [];
  back.value = kept.back ?? [];
  off = kept.off ?? [];
  parted = kept.parted ?? [];
}

/** What a page needs that takes up from here. */
export function toKeep() {
  return { ...notes(), gone: gone.value, parted };
}

/** @returns {Notes} what is noted of this sheet, by the names of its moves */
function notes() {
  return { typed: [...typed], off, clashing: clashing.value, back: back.value };
}

/**
 * The sheet was put aside: what is noted of it, and unsettled on it, is kept with it.
 * @param {MoveDraft[]} moves of the sheet, as they are kept
 */
export function part(moves) {
  parted = [...parted, { moves, notes: notes() }];
  typed.clear();
  [off, clashing.value, back.value] = [[], [], []];
}

/**
 * Take up what was noted of every sheet that is not aside any more.
 * @param {MoveDraft[][]} beside the sheets that are
 */
export function rejoin(beside) {
  const again = parted.filter(({ moves }) => !beside.some((kept) => same(kept, moves)));
  parted = parted.filter((one) => !again.includes(one));
  for (const one of again.map(({ notes }) => notes)) {
    for (const [at, last] of one.typed) typed.set(at, last);
    off = [...off, ...one.off];
    clashing.value = [...clashing.value, ...one.clashing];
    back.value = [...back.value, ...one.back];
  }
}

/**
 * Note what was typed, and what was taken off.
 * @param {MoveDraft[]} before
 * @param {MoveDraft[]} after
 * @param {number} at
 */
export function note(before, after, at) {
  off = [...off.filter((one) => at - one.at < RECENT), ...removed(before, after).map(([, move]) => ({ move, at }))];
  for (const { move, field, now } of changed(before, after)) typed.set(`${move}/${field}`, { at, now });
  rename(renamed(before, after));
}

/**
 * Call the moves as they are called now; of those that were taken off nothing is left to choose or to miss.
 * @param {Map<string, string>} now
 */
function rename(now) {
  const entries = [...typed];
  typed.clear();
  for (const [at, one] of entries) if (now.has(moveOf(at))) typed.set(now.get(moveOf(at)) + at.slice(moveOf(at).length), one);
  keys = new Map([...keys].flatMap(([name, key]) => (now.has(name) ? [[now.get(name) ?? "", key]] : [])));
  const there = now.get(moveOf(place));
  // A field that is gone with its move tells nobody that the cursor left it, and another move may now have its name.
  if (place && there === undefined) blurred();
  else if (there !== undefined && there !== moveOf(place)) focused(there + place.slice(moveOf(place).length));
  /** @param {{move: string}} one */
  const moved = (one) => now.get(one.move) !== one.move;
  if (clashing.value.some(moved)) clashing.value = clashing.value.flatMap((one) => (now.has(one.move) ? { ...one, move: now.get(one.move) ?? "" } : []));
  if (back.value.some(moved)) back.value = back.value.flatMap((one) => (now.has(one.move) ? { ...one, move: now.get(one.move) ?? "" } : []));
}

/** @param {string} name of a move */
export function keyOf(name) {
  if (!keys.has(name)) keys.set(name, (last += 1));
  return keys.get(name);
}

/** @param {string} at a field, by the name of its move and its own */
function moveOf(at) {
  return at.slice(0, at.lastIndexOf("/"));
}

/**
 * A colleague's draft was merged into ours: note what two wrote into one field, what of ours gave way, and what one took off while the
 * other wrote on it, whether it went or came back. With `late` it is ours that was merged into theirs, and `mine` and `theirs` are exchanged.
 * @param {MoveDraft[]} base
 * @param {MoveDraft[]} mine
 * @param {MoveDraft[]} theirs
 * @param {MoveDraft[]} merged
 * @param {string} by
 * @param {boolean} [late]
 */
export function meet(base, mine, theirs, merged, by, late = false) {
  for (const { move, field, theirs: other } of clashes(base, mine, theirs)) clash({ move, field, other, by, lost: late });
  for (const { move, field, was } of changed(mine, merged)) {
    const own = typed.get(`${move}/${field}`);
    typed.delete(`${move}/${field}`);
    if (!own || !was || own.now !== was) continue;
    if (place === `${move}/${field}` || Date.now() - own.at < RECENT) clash({ move, field, other: was, by, lost: true });
  }
  for (const [name, move] of removed(mine, merged)) {
    const own = [...typed].filter(([at]) => at.startsWith(`${name}/`));
    for (const [at] of own) typed.delete(at);
    if (own.some(([, { at }]) => Date.now() - at < RECENT)) gone.value = [...gone.value, { move, by }];
  }
  for (const move of withstood(base, mine, theirs)) came({ move, by, ours: late });
  rename(renamed(mine, merged));
  for (const [name, move] of removed(merged, mine)) {
    const here = off.filter((one) => akin(one.move, move) && Date.now() - one.at < RECENT);
    off = off.filter((one) => !here.includes(one));
    if (here.length) came({ move: name, by, ours: true });
  }
}

/** @param {Back} one */
function came(one) {
  settleBack(one.move);
  back.value = [...back.value, one];
}

/**
 * Whether a move that came back shall stand was chosen, or it came back once more.
 * @param {string} move
 */
export function settleBack(move) {
  back.value = back.value.filter((one) => one.move !== move);
}

/** @param {Clash} one */
function clash(one) {
  settleClash(one.move, one.field);
  clashing.value = [...clashing.value, one];
}

/**
 * One of two texts was chosen, or a newer one came: the other need not be kept any more.
 * @param {string} move
 * @param {string} field
 */
export function settleClash(move, field) {
  clashing.value = clashing.value.filter((one) => one.move !== move || one.field !== field);
}

/**
 * The texts typed here that are not on a sheet.
 * @param {MoveDraft[]} sheet
 * @returns {string[]}
 */
export function missing(sheet) {
  const there = new Map(sheet.map((move, slot) => [nameOf(sheet, slot), /** @type {Record<string, any>} */ (move)]));
  return [...typed].flatMap(([at, { now }]) => {
    const came = String(there.get(moveOf(at))?.[at.slice(moveOf(at).length + 1)] ?? "");
    return typeof now === "string" && now.trim() && came.trim() !== now.trim() ? [now] : [];
  });
}

/**
 * Somebody's cursor is in the sheet here, in this field; colleagues see it.
 * @param {string} at
 */
export function focused(at) {
  place = at;
  here("drafting", at);
}

/** The cursor left the sheet. */
export function blurred() {
  place = "";
  here("reading");
}
