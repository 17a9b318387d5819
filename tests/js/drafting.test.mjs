// Two colleagues at one draft, letter by letter. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, move, opened, Table, wait } from "./colleagues.mjs";

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

test("an answer that comes after its turn is over says nothing of the next turn's sheet", async () => {
  const table = new Table();
  const ana = await opened(table, "ana", kept());
  ana.own.slow = 100;
  ana.types({ reason: "a" });
  await wait(550);
  // The turn ends while the answer is under way, and Bo begins the next sheet before Ana's page hears of it.
  ana.turns(2);
  table.standing = { turn: 2, rev: 1, by: "bo", moves: [move({ reason: "Bo's" })], saved: {} };
  await wait(800);
  assert.deepEqual([table.standing.rev, table.standing.moves[0].reason], [1, "Bo's"]);
  ana.hears();
  await wait(300);
  assert.deepEqual([ana.reason(), ana.notices(), ana.drafting.standing.value], ["Bo's", [], "saved"]);
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
