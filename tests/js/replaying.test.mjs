// The parts of a replay, as its buttons name them. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { getElementById: () => ({ dataset: {} }), documentElement: { lang: "en" } };
const { frames, turns } = await import("../../static/js/replaying.js");
const step = (turn, phase) => ({ rev: 0, turn, phase, at: 0, label: "" });

test("what the umpire says after the end belongs to the end, and to no turn", () => {
  const played = [step(0, ""), step(0, ""), step(1, "brief"), step(1, "results"), step(2, "brief"), step(2, "results")];
  frames.value = { steps: [...played, step(2, ""), step(2, "")] };
  assert.deepEqual(turns.value.map(({ turn, end, place }) => [turn, end, place]), [[0, false, 0], [1, false, 2], [2, false, 4], [2, true, 6]]);
});

test("a game that is stepped back into a turn shows that turn again", () => {
  frames.value = { steps: [step(1, "brief"), step(2, "brief"), step(1, "seal"), step(1, "")] };
  assert.deepEqual(turns.value.map(({ turn, end }) => [turn, end]), [[1, false], [2, false], [1, false], [1, true]]);
});
