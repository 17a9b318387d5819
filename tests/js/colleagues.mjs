// Colleagues at one draft, each with a page of their own, and every answer of the server in the test's own hand.
import { register } from "node:module";

// Each page has modules of its own, as in a browser: whatever a page imports carries the page's mark.
const HOOK = `export async function resolve(name, context, next) {
  const found = await next(name, context);
  const mark = new URL(context.parentURL ?? "file:///").search;
  return mark && name.startsWith(".") ? { ...found, url: found.url + mark } : found;
}`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);

let pages = 0;
/** Wait in short steps, so that on a busy machine whatever falls due meanwhile, and what follows from it, comes first. */
export const wait = async (ms) => {
  let gone = 0;
  do {
    await new Promise((go) => setTimeout(go, Math.min(20, ms)));
    gone += 20;
  } while (gone < ms);
};
export const move = (more) => ({ card: "arm", title: "", text: "", target: "", parameters: {}, reason: "", covert: false, ...more });

/** The one draft as the server keeps it (server/table/drafts.py); what it answers waits for the test in `answers`. */
export class Table {
  standing = { turn: 1, rev: 0, by: "", moves: [], saved: {} };
  save(seat, { base, moves, id, take }) {
    if (base !== this.standing.rev) return { ok: false, refused: { code: "DraftBehind", says: "" }, draft: this.standing };
    const { aside = [], paper = false } = this.standing;
    const other = aside[take] ?? { moves, paper };
    const beside = aside.map((one, n) => (n === take ? { moves, paper } : one));
    this.standing = { turn: 1, rev: base + 1, by: seat, saved: { ...this.standing.saved, [seat]: id }, ...other, aside: beside };
    return { ok: true, rev: this.standing.rev, draft: take === undefined ? null : this.standing };
  }
  /** The umpire enters a sheet from paper. */
  enter(moves) {
    const { rev, saved, moves: own } = this.standing;
    this.standing = { turn: 1, rev: rev + 1, by: "uma", moves, saved, paper: true, aside: [{ paper: false, moves: own }] };
  }
}

/**
 * A page of one seat; `storage` is its browser's and outlives it. With `mute` no answer reaches it, so many `lost` ones are missed,
 * all are `slow` by so many ms, and with `told` it hears of its own saves, as the server tells them, before it is answered.
 */
export async function opened(table, seat, storage) {
  const mark = `?page=${(pages += 1)}`;
  const own = { mute: false, lost: 0, told: false, slow: 0, shut: false, hiding: () => undefined };
  globalThis.document = { getElementById: () => ({ dataset: { game: "g" } }), documentElement: { lang: "en" } };
  globalThis.localStorage = storage;
  globalThis.addEventListener = (name, hide) => (own.hiding = hide);
  const store = await import(`../../static/js/store.js${mark}`);
  const line = await import(`../../static/js/line.js${mark}`);
  const drafting = await import(`../../static/js/drafting.js${mark}`);
  const typed = await import(`../../static/js/typed.js${mark}`);
  const emitWithAck = async (_, payload) => {
    if (own.shut) return new Promise(() => undefined);
    const answer = structuredClone(table.save(seat, structuredClone(payload)));
    await wait(own.slow);
    if (own.told) line.tell("draft", structuredClone(table.standing));
    if (own.lost-- > 0) throw new Error("no answer in time");
    return own.mute ? new Promise(() => undefined) : answer;
  };
  line.speakOver({ connected: true, timeout: () => ({ emitWithAck }), emit: () => undefined });
  store.line.value = "live";
  store.me.value = { seat, role: "lead", team: "red", name: seat, link: "" };
  store.view.value = { game: { game: "g", turn: 1, stage: "play", phase: "deliberate" } };
  line.tell("draft", structuredClone(table.standing));
  drafting.keep();
  return {
    drafting,
    typed,
    own,
    /** The sheet is sealed with these moves, or with null recalled. */
    sealed(moves) {
      store.view.value = { ...store.view.value, sheet: moves && { turn: 1, at: 0, by: "lead", manner: "lead", moves } };
    },
    turns(turn) {
      store.view.value = { ...store.view.value, game: { ...store.view.value.game, turn } };
    },
    hears: () => line.tell("draft", structuredClone(table.standing)),
    types: (more) => drafting.edit([move({ ...drafting.moves.value[0], ...more })]),
    reason: () => drafting.moves.value[0]?.reason ?? "",
    notices: () => typed.clashing.value.map((one) => one.other),
    /** Leaves the page: nothing of it speaks, hears or stores from here on. */
    leave() {
      own.hiding();
      own.shut = true;
      line.speakOver({ connected: false });
    },
  };
}

/** A browser's storage; a copy is what a reloaded page finds, which the page that was left cannot change any more. */
export function kept(from) {
  const items = new Map(from?.items);
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
}
