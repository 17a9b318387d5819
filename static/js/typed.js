/**
 * What was typed here on the team's sheet, field by field, and where a colleague's words met it: then both texts are kept until somebody
 * chooses. drafting.js keeps and sends the sheet itself.
 */
import { signal } from "./html.js";
import { here } from "./line.js";
import { changed, clashes, nameOf, removed } from "./merge.js";

/** @typedef {import("./types.js").MoveDraft} MoveDraft */
/** @typedef {{move: string, field: string, other: string | number, by: string, lost: boolean}} Clash */
/** @typedef {{move: MoveDraft, by: string}} Gone */

/** How long after typing somebody is told when a colleague's words replace what was typed. */
const RECENT = 5 * 60_000;

/** What was typed here into each field, and when. */
const typed = /** @type {Map<string, {at: number, now: string | number | undefined}>} */ (new Map());
/** The field the cursor is in. */
let place = "";

/** What two wrote into one field: the text that does not stand is kept here until somebody chooses; `lost` says that it was typed here. */
export const clashing = signal(/** @type {Clash[]} */ ([]));
/** Moves that a colleague took off with words on them that had just been typed here. */
export const gone = signal(/** @type {Gone[]} */ ([]));

/**
 * Take up what this machine kept of a turn, as `toKeep` gave it.
 * @param {{typed?: [string, any][], clashing?: Clash[], gone?: Gone[]}} kept
 */
export function resume(kept) {
  typed.clear();
  for (const [at, one] of kept.typed ?? []) typed.set(at, one);
  clashing.value = kept.clashing ?? [];
  gone.value = kept.gone ?? [];
}

/** @returns {{typed: [string, any][], clashing: Clash[], gone: Gone[]}} what a page needs that takes up from here */
export function toKeep() {
  return { typed: [...typed], clashing: clashing.value, gone: gone.value };
}

/**
 * Note what was typed.
 * @param {ReturnType<typeof changed>} fields
 * @param {number} at
 */
export function note(fields, at) {
  for (const { move, field, now } of fields) typed.set(`${move}/${field}`, { at, now });
}

/**
 * A colleague's draft was merged into ours: note what two wrote into one field, what of ours gave way, and what was taken off under it.
 * @param {MoveDraft[]} base
 * @param {MoveDraft[]} mine
 * @param {MoveDraft[]} theirs
 * @param {MoveDraft[]} merged
 * @param {string} by
 */
export function meet(base, mine, theirs, merged, by) {
  for (const { move, field, theirs: other } of clashes(base, mine, theirs)) clash({ move, field, other, by, lost: false });
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
 * These moves stand on the sheet now: one that was taken off leaves nothing to choose.
 * @param {MoveDraft[]} sheet
 */
export function only(sheet) {
  const names = sheet.map((_, slot) => nameOf(sheet, slot));
  if (clashing.value.some((one) => !names.includes(one.move))) clashing.value = clashing.value.filter((one) => names.includes(one.move));
}

/**
 * The texts typed here that are not on a sheet.
 * @param {MoveDraft[]} sheet
 * @returns {string[]}
 */
export function missing(sheet) {
  const there = new Map(sheet.map((move, slot) => [nameOf(sheet, slot), /** @type {Record<string, any>} */ (move)]));
  return [...typed].flatMap(([at, { now }]) => {
    const cut = at.lastIndexOf("/");
    const came = String(there.get(at.slice(0, cut))?.[at.slice(cut + 1)] ?? "");
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
