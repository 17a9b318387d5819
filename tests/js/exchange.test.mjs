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
