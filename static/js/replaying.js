/** The record as one audience saw it: fetched once, folded by the same fold as live play, and stepped through. */
import { batch, computed, signal } from "./html.js";
import { unfold } from "./fold.js";
import * as store from "./store.js";

/** @typedef {{rev: number, turn: number, phase: string, at: number, label: string, set?: any, put?: Record<string, any>, drop?: any}} Step */
/** @typedef {{game: string, audience: string, audiences: string[], steps: Step[]}} Frames */

/** @type {import("@preact/signals").Signal<Frames | null>} */
export const frames = signal(null);
/** @type {import("@preact/signals").Signal<string>} */
export const failed = signal("");
export const loading = signal(true);
export const at = signal(0);
/** @type {Record<string, any>[]} */
let views = [];

export const step = computed(() => frames.value?.steps[at.value] ?? null);
/** The whole course of every gauge this audience may read, from which the lines are drawn. */
export const course = computed(() => (frames.value ? (views[views.length - 1]?.gauges ?? {}) : {}));
/** How many turns had their results by the end of the record. */
export const resolved = computed(() => (frames.value ? Object.keys(views[views.length - 1]?.results ?? {}).length : 0));

/**
 * Fetch the record for an audience; the place is kept by time, because audiences count their steps differently.
 * @param {string} source
 * @param {string} [audience]
 */
export async function load(source, audience) {
  const url = new URL(source, location.href);
  if (audience) url.searchParams.set("audience", audience);
  const when = step.value?.at;
  loading.value = true;
  failed.value = "";
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.refused?.says ?? String(answer.status));
    batch(() => {
      views = unfold(body.steps);
      frames.value = body;
      go(when === undefined ? opening(body.steps) : placeOf(body.steps, when));
    });
  } catch (error) {
    failed.value = error instanceof Error ? error.message : String(error);
  } finally {
    loading.value = false;
  }
}

/**
 * Where a link leads: `#at=<ms>`, `#last`, or the beginning.
 * @param {Step[]} steps
 */
function opening(steps) {
  if (location.hash === "#last") return steps.length - 1;
  const when = Number(/^#at=(\d+)$/.exec(location.hash)?.[1]);
  return when ? placeOf(steps, when) : 0;
}

/**
 * The last step at or before a moment.
 * @param {Step[]} steps
 * @param {number} when
 */
function placeOf(steps, when) {
  let found = 0;
  steps.forEach((one, n) => {
    if (one.at <= when) found = n;
  });
  return found;
}

/** @param {number} place */
export function go(place) {
  const steps = frames.value?.steps ?? [];
  const to = Math.max(0, Math.min(steps.length - 1, place));
  batch(() => {
    at.value = to;
    store.view.value = /** @type {any} */ (views[to] ?? null);
    const [kind, team] = (frames.value?.audience ?? "").split(":");
    store.me.value = { seat: "", name: "", role: "replay", team: kind === "team" ? (team ?? "") : "", link: "" };
  });
  if (steps[to]) history.replaceState(null, "", `#at=${steps[to].at}`);
}

/**
 * Go to where another phase begins.
 * @param {1 | -1} way
 */
export function goPhase(way) {
  const steps = frames.value?.steps ?? [];
  const begins = steps.map((_, n) => n).filter((n) => !n || steps[n]?.phase !== steps[n - 1]?.phase || steps[n]?.turn !== steps[n - 1]?.turn);
  const next = way > 0 ? begins.find((n) => n > at.value) : [...begins].reverse().find((n) => n < at.value);
  go(next ?? (way > 0 ? steps.length - 1 : 0));
}

/**
 * Whether a step belongs to no turn any more: it ends the game or is from after it, when there are still words from the umpire.
 * @param {Step} one
 */
export function ended(one) {
  return one.turn > 0 && !one.phase;
}

/** The first step of every turn, the lobby being turn nought, and of the end. */
export const turns = computed(() => {
  /** @type {{turn: number, end: boolean, place: number}[]} */
  const found = [];
  frames.value?.steps.forEach((one, place) => {
    const last = found[found.length - 1];
    if (last?.turn !== one.turn || last.end !== ended(one)) found.push({ turn: one.turn, end: ended(one), place });
  });
  return found;
});
