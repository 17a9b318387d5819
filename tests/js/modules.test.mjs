// The pure modules of static/js, each told as a small story. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, place, unfold } from "../../static/js/fold.js";
import { countdown, measured, number, row, signed } from "../../static/js/format.js";
import { blank, changed, clashes, merge, nameOf, removed, renamed, same, withstood } from "../../static/js/merge.js";
import { observing } from "../../static/js/words/observing.js";
import { say } from "../../static/js/words/say.js";
import { makeQueue, newId, STALE } from "../../static/js/queue.js";

const card = (id, more = {}) => ({ ...blank(), card: id, ...more });
const free = (title, more = {}) => ({ ...blank(), title, ...more });

test("an estimate that lies apart is told with the median it is held against, so the reader judges how far", () => {
  assert.equal(observing.low("Bob", 30, 40), "Bob gave 30 %, below the median of 40 %: ask why.");
  assert.equal(observing.high("Ann", 100, 40), "Ann gave 100 %, above the median of 40 %: ask why.");
});

test("only the next revision is applied; an older one is known, a later one is a gap", () => {
  assert.equal(place(4, { rev: 5 }), "next");
  assert.equal(place(4, { rev: 4 }), "seen");
  assert.equal(place(4, { rev: 6 }), "gap");
});

test("a change sets sections whole, puts and drops items, and leaves the rest the very same objects", () => {
  const before = { game: { turn: 1 }, cables: { a: { text: "x" }, b: { text: "y" } }, pacts: { p: {} } };
  const after = fold(before, { set: { game: { turn: 2 } }, put: { cables: { c: { text: "z" } } }, drop: { cables: ["a"] } });
  assert.deepEqual(after, { game: { turn: 2 }, cables: { b: { text: "y" }, c: { text: "z" } }, pacts: { p: {} } });
  assert.equal(after.pacts, before.pacts);
  assert.equal(after.cables.b, before.cables.b);
  assert.deepEqual(Object.keys(before.cables), ["a", "b"]);
});

test("a replay's views are those that the live page went through", () => {
  const steps = [{ set: { game: 1, news: {} } }, { put: { news: { n: 1 } } }, { drop: { news: ["n"] } }];
  assert.deepEqual(unfold(steps), [{ game: 1, news: {} }, { game: 1, news: { n: 1 } }, { game: 1, news: {} }]);
});

test("two colleagues who write in different fields both keep their words", () => {
  const base = [card("arm", { reason: "" })];
  const mine = [card("arm", { reason: "They need it." })];
  const theirs = [card("arm", { target: "kyiv", parameters: { amount: 3 } })];
  assert.deepEqual(merge(base, mine, theirs), [card("arm", { reason: "They need it.", target: "kyiv", parameters: { amount: 3 } })]);
});

test("where both wrote in one field, what stands under my own cursor stays", () => {
  const merged = merge([free("a")], [free("mine")], [free("theirs")]);
  assert.equal(merged[0].title, "mine");
});

test("what both wrote differently into one field is told, so that the other text is not lost unseen", () => {
  const base = [card("arm", { reason: "", parameters: { amount: 2 } })];
  const mine = [card("arm", { reason: "They need it.", parameters: { amount: 3 } })];
  const theirs = [card("arm", { reason: "It is owed.", target: "kyiv", parameters: { amount: 5 } })];
  assert.deepEqual(clashes(base, mine, theirs), [
    { move: "card arm", field: "reason", theirs: "It is owed." },
    { move: "card arm", field: "amount", theirs: 5 },
  ]);
  assert.equal(merge(base, mine, theirs)[0].reason, "They need it.");
});

test("what a newer sheet changes in the moves it shares with the older is told field by field", () => {
  const before = [card("arm", { reason: "Mine.", parameters: { amount: 2 } }), free("gone")];
  const after = [card("arm", { reason: "Theirs.", parameters: { amount: 2, pace: 1 } }), card("talk")];
  assert.deepEqual(changed(before, after), [
    { move: "card arm", field: "reason", was: "Mine.", now: "Theirs." },
    { move: "card arm", field: "pace", was: undefined, now: 1 },
  ]);
  assert.deepEqual(changed(before, before), []);
});

test("nothing is a clash that one side left alone, that both wrote alike, or that was only emptied", () => {
  const base = [card("arm", { reason: "Old.", target: "kyiv" })];
  assert.deepEqual(clashes(base, base, [card("arm", { reason: "New.", target: "kyiv" })]), []);
  assert.deepEqual(clashes(base, [card("arm", { reason: "New.", target: "kyiv" })], [card("arm", { reason: "New.", target: "kyiv" })]), []);
  assert.deepEqual(clashes(base, [card("arm", { reason: "New.", target: "kyiv" })], [card("arm", { reason: "", target: "kyiv" })]), []);
  assert.deepEqual(clashes([], [card("arm")], [card("talk")]), []);
});

test("a move that a colleague took off is known by name; one that only moved up is not missed", () => {
  const before = [card("arm", { reason: "It is owed." }), free("a"), free("b")];
  assert.deepEqual(removed(before, [free("a"), free("b")]), [["card arm", before[0]]]);
  assert.deepEqual(removed(before, [before[0], free("b")]), [["free 1", before[1]]]);
});

test("a move has one name on every device, whatever stands before it", () => {
  assert.equal(nameOf([card("talk"), free("a"), free("b")], 2), "free 2");
});

test("a move taken off by one side stays off, unless the other wrote on it meanwhile", () => {
  const base = [card("arm"), card("talk")];
  assert.deepEqual(merge(base, [card("talk")], base), [card("talk")]);
  assert.deepEqual(merge(base, base, [card("talk")]), [card("talk")]);
  assert.deepEqual(merge(base, [card("talk")], [card("arm", { reason: "No, wait." }), card("talk")]), [card("arm", { reason: "No, wait." }), card("talk")]);
});

test("of two moves of our own each keeps its words when one side takes the first off", () => {
  const [ferry, toll] = [free("ferry", { reason: "It floats." }), free("toll", { reason: "It pays." })];
  const base = [ferry, toll];
  const floats = { ...ferry, reason: "It floats well." };
  const pays = { ...toll, reason: "It pays well." };
  assert.deepEqual(merge(base, [ferry, pays], [toll]), [pays]);
  assert.deepEqual(merge(base, [toll], [ferry, pays]), [pays]);
  assert.deepEqual(merge(base, [floats, toll], [toll]), [toll, floats]);
  assert.deepEqual(clashes(base, [floats, toll], [toll]), []);
  assert.deepEqual(withstood(base, [floats, toll], [toll]), ["free 1"]);
  assert.deepEqual(withstood(base, [ferry, pays], [toll]), []);
  assert.deepEqual([...renamed([floats, toll], [toll, floats])], [["free 2", "free 1"], ["free 1", "free 2"]]);
  assert.deepEqual([...renamed(base, [toll])], [["free 2", "free 1"]]);
});

test("moves put on at both ends are both kept, in the colleague's order first", () => {
  assert.deepEqual(merge([], [card("arm")], [card("talk")]).map((move) => move.card), ["talk", "arm"]);
});

test("drafts are the same whatever the order of their fields", () => {
  assert.ok(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }));
  assert.ok(!same([blank()], []));
});

test("an order not yet acknowledged survives a reload under the same id, until it is stale", () => {
  const kept = new Map();
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  makeQueue("q", storage).add({ id: "one", order: { type: "SealSheet" }, at: 1000 });
  const reloaded = makeQueue("q", storage);
  assert.deepEqual(reloaded.open(2000).map((item) => item.id), ["one"]);
  assert.deepEqual(reloaded.open(1000 + STALE), []);
  assert.equal(makeQueue("q", storage).size, 0);
});

test("an acknowledged order is not sent again", () => {
  const kept = new Map([["q", "not json"]]);
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  const queue = makeQueue("q", storage);
  queue.add({ id: "one", order: { type: "PauseClock" }, at: 0 });
  queue.done("one");
  assert.equal(kept.has("q"), false);
});

test("command ids are short enough for the wire and do not repeat", () => {
  const ids = new Set(Array.from({ length: 500 }, newId));
  assert.equal(ids.size, 500);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});

test("the clock counts down to nought and then shows the overrun", () => {
  assert.deepEqual([600_000, 59_001, 0, -61_000, 3_725_000].map(countdown), ["10:00", "1:00", "0:00", "+1:01", "1:02:05"]);
});

test("numbers carry a true minus sign and no more digits than mean something", () => {
  assert.deepEqual([78, 78.44, 5.634, -0.794, 244.81, -0.001].map(number), ["78", "78.4", "5.63", "\u22120.79", "245", "0.00"]);
  assert.deepEqual([2.4, -2.4, 0, 0.001].map(signed), ["+2.40", "\u22122.40", "0", "0"]);
  assert.deepEqual([measured(78, "index"), measured(40.8, "%"), measured(0.9, "bn$/quarter")], ["78", "40.8 %", "0.90 bn$/quarter"]);
});

test("names stand in a row as one says them", () => {
  assert.deepEqual([row([], "and"), row(["a"], "and"), row(["a", "b", "c"], "and")], ["", "a", "a, b and c"]);
});

test("numbers that are written without the browser's tables are written as the browser would", async () => {
  for (const [lang, half] of [["en", "1.5"], ["fr", "1,5"]]) {
    globalThis.document = { documentElement: { lang }, getElementById: () => ({ dataset: { half } }) };
    const { small, written } = await import(`../../static/js/words/say.js?${lang}`);
    delete globalThis.document;
    const said = (digits) => new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    for (const [value, digits] of [[0, 0], [7, 0], [999, 0], [12.34, 1], [99.96, 1], [0.07, 2], [2.5, 2], [640.4, 0]]) {
      assert.equal(small(value, digits), said(digits).format(value));
    }
    assert.deepEqual([small(1000, 0), small(999.7, 0), small(-1, 0)], [null, null, null], "what is long or below nought is the browser's");
    assert.deepEqual([written(12), written(12.5), written(4321)], [12, 12.5, 4321].map((one) => new Intl.NumberFormat(lang).format(one)));
  }
});

test("a name that runs from right to left is set off in a sentence, any other stands as it is", () => {
  const writes = say("{name} writes here ({n})");
  assert.equal(writes("Ana", 2), "Ana writes here (2)");
  assert.equal(writes("\u0639\u0645\u0631", 2), "\u2068\u0639\u0645\u0631\u2069 writes here (2)");
});
