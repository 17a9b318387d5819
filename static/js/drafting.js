/**
 * The team's shared draft. What is typed is kept on this machine at once and sent a moment later; a colleague's newer draft is
 * merged in field by field, and waits while somebody here is in the middle of a word.
 */
import { computed, effect, signal } from "./html.js";
import { blank, merge, nameOf, same } from "./merge.js";
import * as store from "./store.js";
import { on, request } from "./line.js";
import * as typed from "./typed.js";

/** @typedef {import("./types.js").MoveDraft} MoveDraft */

const PAUSE = 500;
const RETRY = 2000;
/** How many sends without an answer are remembered besides the last. */
const MOST_SENT = 7;
/** How long after a keystroke a colleague's words wait before they are let in. */
const CALM = 1500;

/** The moves as this person sees them. */
export const moves = signal(/** @type {MoveDraft[]} */ ([]));
/** The last draft both this page and the server know. */
let base = /** @type {MoveDraft[]} */ ([]);
let baseRev = 0;
let turn = 0;
let sending = false;
/** What was sent since, by the id of the save: whether it came in is unknown until a draft or an answer says so. */
let sent = /** @type {{id: string, moves: MoveDraft[], took?: boolean}[]} */ ([]);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {import("./types.js").Draft | null} */
let held = null;
let typedAt = 0;

const dirty = signal(false);
/** Who saved last, when it was a colleague: a seat id. */
export const by = signal("");
/** Why a move could not be sealed as the server has it, by the move's name. */
export const unsealable = signal(/** @type {Record<string, string>} */ ({}));
/** Whether the sheet began as what the umpire entered from paper. */
export const paper = signal(false);
/** The other sheets that are kept beside it. */
export const aside = signal(/** @type {import("./types.js").Aside[]} */ ([]));
/** The one among them for which the sheet shall be exchanged, until it is. */
export const wanted = signal(/** @type {import("./types.js").Aside | null} */ (null));
/** @type {import("@preact/signals").Signal<import("./types.js").Refused | null>} */
export const refused = signal(null);

/** How the sheet stands: nothing on it, words not yet on the server, saved there, or sealed. */
export const standing = computed(() => {
  if (store.section("sheet")) return "sealed";
  if (dirty.value) return store.line.value === "live" ? "saving" : "unsent";
  return moves.value.length ? "saved" : "empty";
});

/** Begin to keep the draft of the present turn, now and whenever the turn changes. */
export function keep() {
  effect(() => {
    const now = store.section("game")?.turn ?? 0;
    if (now !== turn && store.me.value) open(now);
  });
  // What was typed as the sheet was sealed goes to the server once it is recalled; other news must not put a save off.
  const sealed = computed(() => Boolean(store.section("sheet")));
  effect(() => {
    if (sealed.value) wanted.value = null;
    else if (dirty.peek()) later(PAUSE);
  });
  on("draft", receive);
  on("gone", forget);
  addEventListener("pagehide", () => void send());
}

function key() {
  return `wedge.draft.${store.section("game")?.game}.${store.me.value?.team}.${turn}`;
}

/**
 * A draft from the server: on sync, or when a colleague saved. `null` means there is none for this turn.
 * @param {import("./types.js").Draft | null} draft
 */
function receive(draft) {
  const theirs = draft && draft.turn === turn ? draft : { turn, rev: 0, by: "", moves: [] };
  if (theirs.rev < baseRev || (draft && draft.turn !== turn)) return;
  // A page may be served before the server has looked at its moves; then nothing is said against them yet.
  if (theirs.wrong) unsealable.value = Object.fromEntries(Object.entries(theirs.wrong).map(([slot, says]) => [nameOf(theirs.moves, Number(slot)), says]));
  const calm = typedAt + CALM - Date.now();
  if (calm > 0 && theirs.rev > baseRev) {
    held = theirs;
    setTimeout(release, calm);
  } else take(theirs);
}

/** Let in what was held back, unless somebody went on typing. */
function release() {
  const theirs = held;
  held = null;
  if (theirs && theirs.turn === turn) receive(theirs);
}

/** @param {import("./types.js").Draft} theirs */
function take(theirs) {
  const full = theirs.moves.map((move) => ({ ...blank(), ...move }));
  // Of what we sent this came in, though we may not have heard so: colleagues wrote on from it, not against it.
  const came = sent.find(({ id }) => id === theirs.saved?.[store.me.value?.seat ?? ""]);
  if (came) base = came.moves;
  // Once others went on without it, what was sent from an older draft cannot come in any more.
  if (came || theirs.rev > baseRev) sent = [];
  const beside = theirs.aside ?? [];
  // Where other sheets are kept beside it than were, another sheet was put in this one's place.
  const other = !same(beside, aside.value);
  if (other) typed.part(beside.find((one) => !aside.value.some((known) => same(known, one)))?.moves ?? base);
  paper.value = Boolean(theirs.paper);
  aside.value = beside;
  if (came?.took || place() < 0) wanted.value = null;
  // That sheet shall stand as it was kept: what was typed here before it came gives way to it, and is told.
  const late = other && !same(base, moves.value);
  const [stands, gives] = late ? [full, moves.value] : [moves.value, full];
  const merged = merge(base, stands, gives);
  typed.meet(base, stands, gives, merged, theirs.by, late);
  typed.rejoin(beside.map((one) => one.moves));
  base = full;
  baseRev = theirs.rev;
  by.value = theirs.by && theirs.by !== store.me.value?.seat ? theirs.by : "";
  moves.value = merged;
  settle();
}

/**
 * Start the draft of a turn from what this machine kept of it.
 * @param {number} now
 */
function open(now) {
  turn = now;
  held = null;
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(key()) ?? "null");
  } catch {
    // What cannot be read back was never shown as saved; the server's draft stands.
  }
  base = kept?.base ?? [];
  baseRev = kept?.rev ?? 0;
  sent = kept?.sent ?? [];
  moves.value = kept?.moves ?? [];
  unsealable.value = {};
  paper.value = false;
  aside.value = kept?.aside ?? [];
  wanted.value = null;
  typed.resume(kept ?? {});
  refused.value = null;
}

/** Keep what stands on the page, and send it if the server has not got it. */
function settle() {
  dirty.value = !same(base, moves.value);
  remember();
  if (dirty.value) later(PAUSE);
}

/** Keep on this machine all that a page needs which takes up from here. */
function remember() {
  const kept = { rev: baseRev, base, sent, moves: moves.value, aside: aside.value, ...typed.toKeep() };
  try {
    localStorage.setItem(key(), JSON.stringify(kept));
  } catch {
    // Without local storage the server's copy, half a second later, is the only one.
  }
}

/** The seat is gone: what the team wrote goes with it, and what was typed here and has not come in is left to whoever typed it. */
function forget() {
  clearTimeout(timer);
  held = null;
  if (dirty.value) store.left.value = typed.missing(base);
  dirty.value = false;
  [base, sent, moves.value, aside.value, wanted.value] = [[], [], [], [], null];
  typed.resume({});
}

/** @param {number} pause */
function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

/** Where the sheet that is wanted is kept, by the last draft; -1 where none is wanted, or it is kept there no more. */
function place() {
  return aside.value.findIndex((one) => same(one, wanted.value));
}

async function send() {
  if (sending || (!dirty.value && !wanted.value) || store.section("sheet")) return;
  sending = true;
  const now = moves.value;
  const asked = wanted.value;
  const then = turn;
  const id = crypto.getRandomValues(new Uint32Array(3)).join("-");
  sent = [...sent.slice(-MOST_SENT), { id, moves: now, took: Boolean(asked) }];
  remember();
  /** @type {import("./types.js").Ack | null} */
  const answer = await request("draft", { team: store.me.value?.team, turn, base: baseRev, moves: now, id, ...(asked ? { take: place() } : {}) });
  sending = false;
  // What is answered of an older turn's sheet is not said of this one.
  if (then !== turn) return settle();
  if (!answer) return later(RETRY);
  // Whoever asked while a colleague saved is still to be given the sheet; what was asked for meanwhile is asked next.
  if (wanted.value === asked && answer.refused?.code !== "DraftBehind") wanted.value = null;
  if (answer.ok) {
    if (answer.draft) {
      typedAt = 0;
      receive(answer.draft);
    }
    // A colleague's draft may have come before the answer, and is newer.
    else if ((answer.rev ?? 0) > baseRev) {
      base = now;
      baseRev = answer.rev ?? baseRev;
      by.value = "";
    }
    sent = [];
    refused.value = null;
    settle();
  } else if (answer.draft) take(answer.draft);
  else {
    refused.value = answer.refused ?? null;
    later(RETRY * 5);
  }
  if (wanted.value) later(0);
}

/**
 * Change the sheet.
 * @param {MoveDraft[]} next
 */
export function edit(next) {
  typedAt = Date.now();
  typed.note(moves.value, next, typedAt);
  moves.value = next;
  settle();
}

/**
 * Exchange the sheet for one that is kept beside it.
 * @param {number} at its place among them
 */
export function exchange(at) {
  wanted.value = aside.value[at] ?? null;
  // Nobody presses a button in the middle of a word.
  typedAt = 0;
  release();
  later(0);
}

/**
 * Change one move of the sheet.
 * @param {number} slot
 * @param {Partial<MoveDraft>} part
 */
export function editMove(slot, part) {
  edit(moves.value.map((move, n) => (n === slot ? { ...move, ...part } : move)));
}

/**
 * What to do with a move that a colleague took off was chosen.
 * @param {MoveDraft} move
 * @param {boolean} back whether it shall stand on the sheet again
 */
export function settleGone(move, back) {
  typed.gone.value = typed.gone.value.filter((one) => one.move !== move);
  edit(back ? [...moves.value.filter((one) => !move.card || one.card !== move.card), move] : moves.value);
}
