// Two colleagues at one draft, letter by letter, with every answer of the server in the test's own hand. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

// Each page has modules of its own, as in a browser: whatever a page imports carries the page's mark.
const HOOK = `export async function resolve(name, context, next) {
  const found = await next(name, context);
  const mark = new URL(context.parentURL ?? "file:///").search;
  return mark && name.startsWith(".") ? { ...found, url: found.url + mark } : found;
}`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);

let pages = 0;
const wait = (ms) => new Promise((go) => setTimeout(go, ms));
const move = (more) => ({ card: "arm", title: "", text: "", target: "", parameters: {}, reason: "", covert: false, ...more });

/** The one draft as the server keeps it (server/table/drafts.py); what it answers waits for the test in `answers`. */
class Table {
  standing = { turn: 1, rev: 0, by: "", moves: [], saved: {} };
  save(seat, { base, moves, id, take }) {
    if (base !== this.standing.rev) return { ok: false, refused: { code: "DraftBehind", says: "" }, draft: this.standing };
    const { aside = [], paper = false } = this.standing;
    const other = aside[take] ?? { moves, paper };
    const beside = aside.map((one, n) => (n === take ? { moves, paper } : one));
    this.standing = { turn: 1, rev: base + 1, by: seat, saved: { ...this.standing.saved, [seat]: id }, ...other, aside: beside };
    return { ok: true, rev: this.standing.rev };
  }
  /** The umpire enters a sheet from paper. */
  enter(moves) {
    const { rev, saved, moves: own } = this.standing;
    this.standing = { turn: 1, rev: rev + 1, by: "uma", moves, saved, paper: true, aside: [{ paper: false, moves: own }] };
  }
}

/** A page of one seat; `storage` is its browser's and outlives it. With `mute` no answer reaches it. */
async function opened(table, seat, storage) {
  const mark = `?page=${(pages += 1)}`;
  const own = { mute: false, shut: false, hiding: () => undefined };
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
function kept(from) {
  const items = new Map(from?.items);
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
}

test("who reloads before the answer comes does not put older words in place of what a colleague wrote on from them", async () => {
  const table = new Table();
  const mine = kept();
  const ana = await opened(table, "ana", mine);
  ana.own.mute = true;
  ana.types({ reason: "They need " });
  await wait(600);
  assert.equal(table.standing.rev, 1, "it came in, and Ana was not told");
  // Bo has Ana's words on his screen and writes three letters more.
  table.save("bo", { base: 1, moves: [move({ reason: "They need it." })], id: "b1" });
  ana.leave();
  const again = await opened(table, "ana", kept(mine));
  assert.equal(again.reason(), "They need it.");
  assert.deepEqual(again.notices(), [], "nothing was written against anything");
  await wait(600);
  assert.equal(table.standing.moves[0].reason, "They need it.");
  again.leave();
});

test("letters typed after the last send outlive a reload, and stand beside what a colleague wrote in another field meanwhile", async () => {
  const table = new Table();
  const mine = kept();
  const ana = await opened(table, "ana", mine);
  ana.own.mute = true;
  ana.types({ reason: "They" });
  await wait(600);
  ana.types({ reason: "They need it." });
  table.save("bo", { base: 1, moves: [move({ reason: "They", target: "kyiv" })], id: "b1" });
  ana.leave();
  const again = await opened(table, "ana", kept(mine));
  await wait(600);
  assert.deepEqual([table.standing.moves[0].reason, table.standing.moves[0].target], ["They need it.", "kyiv"]);
  assert.deepEqual(again.notices(), []);
  again.leave();
});

test("where both wrote in one field at once, whoever reloads still reads what gave way", async () => {
  const table = new Table();
  const mine = kept();
  const ana = await opened(table, "ana", mine);
  ana.types({});
  ana.types({ reason: "abc" });
  await wait(600);
  assert.equal(table.standing.rev, 1);
  ana.leave();
  const storage = kept(mine);
  // Bo, who had not heard of it, keeps his own words over Ana's.
  table.save("bo", { base: 1, moves: [move({ reason: "xyz" })], id: "b1" });
  const again = await opened(table, "ana", storage);
  assert.equal(again.reason(), "xyz");
  assert.deepEqual(again.notices(), ["abc"]);
  again.leave();
});

test("an answer that comes after a colleague's newer draft does not take the page back behind it", async () => {
  const table = new Table();
  const ana = await opened(table, "ana", kept());
  ana.types({ reason: "a" });
  await wait(450);
  // The save and the colleague's draft that was built on it reach the page in the wrong order.
  const saved = table.save.bind(table);
  table.save = (seat, payload) => {
    const answer = saved(seat, payload);
    table.save = saved;
    table.save("bo", { base: 1, moves: [move({ reason: "a", target: "kyiv" })], id: "b1" });
    ana.hears();
    return answer;
  };
  await wait(1800);
  assert.deepEqual([ana.reason(), ana.drafting.moves.value[0].target, ana.drafting.standing.value], ["a", "kyiv", "saved"]);
  assert.equal(table.standing.moves[0].target, "kyiv");
  ana.leave();
});

test("what is typed as somebody seals is told as missing from the sheet, and is on the draft once it is recalled", async () => {
  const table = new Table();
  const ana = await opened(table, "ana", kept());
  ana.types({});
  ana.types({ reason: "Because " });
  await wait(600);
  ana.types({ reason: "Because it must" });
  ana.sealed([move({ reason: "Because" })]);
  await wait(600);
  assert.equal(table.standing.rev, 1);
  assert.deepEqual(ana.typed.missing([move({ reason: "Because" })]), ["Because it must"]);
  assert.deepEqual(ana.typed.missing([move({ reason: "Because it must" })]), []);
  ana.sealed(null);
  // News that come again and again do not put off what waits to be saved.
  for (const _ of [1, 2, 3]) {
    await wait(200);
    ana.sealed(null);
  }
  assert.equal(table.standing.moves[0].reason, "Because it must");
  assert.equal(ana.drafting.standing.value, "saved");
  ana.leave();
});

test("after a recall of a paper sheet its words are the draft, and one's own, kept beside it, can be had back and given up again", async () => {
  const table = new Table();
  const ana = await opened(table, "ana", kept());
  ana.types({ reason: "Ours, typed a moment ago" });
  await wait(600);
  ana.sealed([move({ card: "toll" })]);
  table.enter([move({ card: "toll", reason: "From paper" })]);
  ana.hears();
  await wait(1600);
  ana.sealed(null);
  await wait(600);
  assert.equal(table.standing.rev, 2, "nothing of the older draft goes back to the server");
  assert.deepEqual([ana.reason(), ana.drafting.paper.value, ana.typed.gone.value], ["From paper", true, []]);
  for (const [words, paper] of [["Ours, typed a moment ago", false], ["From paper", true]]) {
    ana.drafting.exchange(0);
    await wait(50);
    ana.hears();
    assert.deepEqual([ana.reason(), ana.drafting.paper.value], [words, paper]);
    assert.deepEqual(ana.drafting.aside.value.map((one) => one.paper), [!paper]);
    assert.deepEqual([ana.typed.gone.value, ana.notices()], [[], []]);
  }
  ana.types({ reason: "From paper, and more" });
  ana.drafting.exchange(0);
  await wait(50);
  assert.equal(table.standing.moves[0].reason, "Ours, typed a moment ago");
  assert.equal(table.standing.aside[0].moves[0].reason, "From paper, and more", "what was typed last went aside with the rest");
  ana.leave();
});

/** Two colleagues have one move on the sheet, and Bo has changed it since, of which Ana hears when she saves. */
async function apart(table, ...moves) {
  const ana = await opened(table, "ana", kept());
  table.save("bo", { base: 0, moves: [move({ target: "kyiv" })], id: "b1" });
  ana.hears();
  table.save("bo", { base: 1, moves, id: "b2" });
  return ana;
}

test("who wrote on a move that a colleague took off meanwhile is told that it stands again, until he chooses", async () => {
  const table = new Table();
  const ana = await apart(table);
  ana.types({ reason: "They need it." });
  await wait(600);
  assert.equal(ana.reason(), "They need it.");
  assert.deepEqual(ana.typed.back.value, [{ move: "card arm", by: "bo", ours: false }]);
  ana.types({ reason: "They need it now." });
  assert.equal(ana.typed.back.value.length, 1, "typing on is no choice");
  ana.drafting.edit([]);
  assert.deepEqual(ana.typed.back.value, [], "what is off the sheet needs no choice any more");
  ana.leave();
});

test("who took a move off on which a colleague wrote on is told that it stands again", async () => {
  const table = new Table();
  const ana = await apart(table, move({ target: "kyiv", reason: "No, wait." }));
  ana.drafting.edit([]);
  await wait(600);
  assert.equal(ana.reason(), "No, wait.");
  assert.deepEqual(ana.typed.back.value, [{ move: "card arm", by: "bo", ours: true }]);
  ana.typed.settleBack("card arm");
  assert.deepEqual(ana.typed.back.value, []);
  ana.leave();
});

test("what is typed follows a move of our own that moves up, and is not missed once its move was taken off on purpose", async () => {
  const table = new Table();
  const ana = await opened(table, "ana", kept());
  const [ferry, toll] = [move({ card: "", title: "Ferry" }), move({ card: "", title: "Toll" })];
  ana.drafting.edit([ferry, toll]);
  ana.drafting.editMove(0, { reason: "It floats." });
  ana.drafting.editMove(1, { reason: "It pays." });
  const field = ana.typed.keyOf("free 2");
  ana.drafting.edit(ana.drafting.moves.value.slice(1));
  assert.equal(ana.typed.keyOf("free 1"), field, "whoever writes in it goes on in the same field");
  assert.deepEqual(ana.typed.missing(ana.drafting.moves.value), []);
  assert.deepEqual(ana.typed.missing([toll]), ["It pays."]);
  await wait(600);
  // Bo writes over it in its new place, and Ana is told of the move that it stands in.
  table.save("bo", { base: 1, moves: [{ ...toll, reason: "It costs." }], id: "b1" });
  ana.drafting.editMove(0, { target: "kyiv" });
  await wait(600);
  assert.deepEqual(ana.typed.clashing.value, [{ move: "free 1", field: "reason", other: "It pays.", by: "bo", lost: true }]);
  ana.leave();
});
