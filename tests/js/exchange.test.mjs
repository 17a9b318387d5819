// A sheet entered from paper and the team's own, each of which can be taken for the other. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, move, opened, Table, wait } from "./colleagues.mjs";

/** Ana has a sheet from paper before her, and the team's own, with "Ours", beside it. */
async function beside(table) {
  const ana = await opened(table, "ana", kept());
  table.save("ana", { base: 0, moves: [move({ reason: "Ours" })], id: "a1" });
  table.enter([move({ reason: "From paper" })]);
  ana.hears();
  return ana;
}

/** The words of a draft, and of what is kept beside it. */
const words = ({ moves, aside }) => [moves[0].reason, ...aside.map((one) => one.moves[0].reason)];

test("an exchange of which the answer is lost is made once", async () => {
  const table = new Table();
  const ana = await beside(table);
  ana.own.lost = 1;
  ana.drafting.exchange(0);
  await wait(50);
  ana.hears();
  await wait(2200);
  assert.deepEqual([table.standing.rev, words(table.standing), ana.reason()], [3, ["Ours", "From paper"], "Ours"]);
  ana.drafting.exchange(0);
  await wait(50);
  assert.deepEqual(words(table.standing), ["From paper", "Ours"], "and may be asked for anew");
  ana.leave();
});

test("an exchange of which neither answer nor draft is heard is made once", async () => {
  const table = new Table();
  const ana = await beside(table);
  ana.own.lost = 1;
  ana.drafting.exchange(0);
  await wait(2200);
  assert.deepEqual([table.standing.rev, words(table.standing), ana.reason()], [3, ["Ours", "From paper"], "Ours"]);
  ana.leave();
});

for (const told of [true, false])
  test(`whoever types right before and right after an exchange loses no sheet, told ${told ? "before" : "only by"} the answer`, async () => {
    const table = new Table();
    const ana = await beside(table);
    ana.own.told = told;
    ana.types({ reason: "From paper, more" });
    ana.drafting.exchange(0);
    await wait(20);
    assert.deepEqual([ana.reason(), ana.drafting.wanted.value], ["Ours", null], "it is there at once");
    ana.types({ reason: "Ours, more" });
    await wait(2000);
    assert.deepEqual(words(table.standing), ["Ours, more", "From paper, more"]);
    ana.leave();
  });

test("what is typed before the answer comes stands on the sheet that was taken, and what gave way to it is told", async () => {
  const table = new Table();
  const ana = await beside(table);
  ana.own.told = true;
  ana.own.slow = 100;
  ana.types({ reason: "From paper, more" });
  ana.drafting.exchange(0);
  await wait(50);
  ana.types({ reason: "From paper, more and" });
  await wait(1000);
  assert.deepEqual(words(table.standing), ["Ours", "From paper, more"]);
  assert.deepEqual(ana.notices(), ["From paper, more and"], "what was typed last waits to be put back");
  ana.leave();
});

test("who asks for a sheet while a colleague saves is given it, with the colleague's words among those put aside", async () => {
  const table = new Table();
  const ana = await beside(table);
  table.save("bo", { base: 2, moves: [move({ reason: "From paper", target: "kyiv" })], id: "b1" });
  ana.types({ reason: "From paper, more" });
  ana.hears();
  ana.drafting.exchange(0);
  await wait(50);
  assert.deepEqual(words(table.standing), ["Ours", "From paper, more"]);
  assert.equal(table.standing.aside[0].moves[0].target, "kyiv");
  ana.leave();
});

test("a colleague's newer draft, heard before the answer, is not taken back by it", async () => {
  const table = new Table();
  const ana = await beside(table);
  const saved = table.save.bind(table);
  table.save = (seat, payload) => {
    const answer = structuredClone(saved(seat, payload));
    saved("bo", { base: 3, moves: [move({ reason: "Ours, says Bo" })], id: "b1" });
    ana.hears();
    return answer;
  };
  ana.drafting.exchange(0);
  await wait(50);
  assert.deepEqual([ana.reason(), ana.drafting.standing.value], ["Ours, says Bo", "saved"]);
  ana.leave();
});

/** Ana has yet to choose between her "Ours" and Bo's "Bo's", and Bo took a toll off on which she had written. */
async function unsettled(table) {
  const ana = await opened(table, "ana", kept());
  const toll = move({ card: "toll" });
  ana.drafting.edit([move(), toll]);
  ana.drafting.edit([move({ reason: "Ours" }), { ...toll, reason: "It pays." }]);
  await wait(550);
  table.save("bo", { base: 1, moves: [move({ reason: "Bo's" })], id: "b1" });
  await wait(1500);
  ana.hears();
  assert.deepEqual([ana.reason(), ana.notices(), ana.typed.gone.value.length], ["Bo's", ["Ours"], 1]);
  table.enter([{ ...toll, reason: "From paper" }]);
  ana.hears();
  return ana;
}

test("what was unsettled on a sheet goes aside with it and comes back with it, also after a reload, and a move that gave way is told all along", async () => {
  const table = new Table();
  const ana = await unsettled(table);
  assert.deepEqual([ana.notices(), ana.typed.gone.value.length], [[], 1]);
  ana.drafting.edit([move({ card: "toll", reason: "From paper, more" })]);
  await wait(550);
  const storage = kept(globalThis.localStorage);
  ana.leave();
  const again = await opened(table, "ana", storage);
  assert.deepEqual([again.notices(), again.typed.gone.value.length], [[], 1]);
  again.drafting.exchange(0);
  await wait(50);
  assert.deepEqual([again.reason(), again.notices(), again.typed.gone.value.length], ["Bo's", ["Ours"], 1]);
  again.drafting.exchange(0);
  await wait(50);
  assert.deepEqual([again.reason(), again.notices()], ["From paper, more", []]);
  again.leave();
});

test("what was unsettled comes back though a colleague exchanged the sheet, and wrote on it, unheard", async () => {
  const table = new Table();
  const ana = await unsettled(table);
  table.save("bo", { base: 3, moves: table.standing.moves, id: "b2", take: 0 });
  table.save("bo", { base: 4, moves: [move({ reason: "Bo's", target: "kyiv" })], id: "b3" });
  ana.hears();
  assert.deepEqual([ana.reason(), ana.notices(), ana.typed.gone.value.length], ["Bo's", ["Ours"], 1]);
  ana.leave();
});

test("who writes on while a colleague puts another sheet there keeps every word, and the other sheet stands whole", async () => {
  const table = new Table();
  const ana = await beside(table);
  ana.types({ reason: "From paper, more" });
  table.save("bo", { base: 2, moves: table.standing.moves, id: "b1", take: 0 });
  await wait(600);
  assert.deepEqual([words(table.standing), ana.reason()], [["Ours", "From paper"], "Ours"]);
  assert.deepEqual(ana.typed.clashing.value, [{ move: "card arm", field: "reason", other: "From paper, more", by: "bo", lost: true }]);
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
