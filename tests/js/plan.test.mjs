// The plan of the board's picture: whatever is played and wherever capitals lie, nothing on it hides another. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DISC, laid, within } from "../../static/js/plan.js";

const FIVE = [["washington", [38.9, -77]], ["moscow", [55.8, 37.6]], ["beijing", [39.9, 116.4]], ["kyiv", [50.5, 30.5]], ["new_delhi", [28.6, 77.2]]];
const FOUR = [["washington", [38.9, -77]], ["moscow", [55.8, 37.6]], ["beijing", [39.9, 116.4]], ["taipei", [25, 121.5]]];
const TWO = [["north_bank", [52, 5]], ["south_bank", [51, 5]]];
const TIES = [["moscow", "beijing"], ["moscow", "new_delhi"], ["washington", "new_delhi"]];

/** The picture of one turn: names in one line or two, some ties and pacts, and moves. */
function drawn(capitals, { state = [], ties = [], bonds = [], moves = [] }) {
  const says = Object.fromEntries(capitals.map(([team]) => [team, [team, ...state]]));
  return laid({ capitals, says, ties: ties.map((between) => ({ between, figure: "79.8 \u25b2 1.83" })), bonds, moves });
}

const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
const pairs = (capitals) => capitals.flatMap(([one]) => capitals.flatMap(([other]) => (one === other ? [] : [[one, other]])));
const over = (one, other) => Math.abs(one.x - other.x) < (one.w + other.w) / 2 && Math.abs(one.y - other.y) < (one.h + other.h) / 2;

test("a move of any capital against any other goes under no third", () => {
  for (const capitals of [FIVE, FOUR, TWO]) {
    for (const [from, to] of pairs(capitals)) {
      const { places, aimed } = drawn(capitals, { ties: capitals === FIVE ? TIES : [], moves: [[from, to]] });
      for (const [team, at] of Object.entries(places)) {
        if (team !== from && team !== to) assert.ok(aimed[0].every((point) => apart(point, at) > DISC + 8), `${from} ${to} by ${team}`);
      }
    }
  }
});

test("two moves between one pair, whichever way, are two lines", () => {
  for (const capitals of [FIVE, FOUR, TWO]) {
    for (const [from, to] of pairs(capitals)) {
      for (const second of [[from, to], [to, from]]) {
        const [one, other] = drawn(capitals, { moves: [[from, to], second] }).aimed;
        assert.ok(Math.min(...other.map((point) => apart(point, one[14]))) > 15, `${from} ${to}`);
      }
    }
  }
});

test("names and figures lie on no disc and on no other words, in one line or two, and no arrow's head lies under them", () => {
  for (const [capitals, ties] of [[FIVE, TIES], [FOUR, [["washington", "taipei"], ["moscow", "beijing"]]], [TWO, [["north_bank", "south_bank"]]]]) {
    for (const state of [[], ["not sealed"]]) {
      const moves = state.length ? [] : capitals.flatMap(([from], n) => [1, 2].map((by) => [from, capitals[(n + by) % capitals.length][0]])).filter(([from, to]) => from !== to);
      const { places, names, figures, aimed } = drawn(capitals, { state, ties, bonds: [[capitals[0][0], capitals[1][0]]], moves });
      const boxes = [...names, ...figures];
      for (const [n, box] of boxes.entries()) {
        assert.ok(Object.values(places).every((at) => !within(at, box, DISC - 6)), `a disc under words ${n} of ${capitals.length}`);
        assert.ok(boxes.slice(n + 1).every((other) => !over(box, other)), `words ${n} of ${capitals.length} on others`);
        assert.ok(aimed.every((line) => !within(line.at(-1), box, 0)), `a head under words ${n} of ${capitals.length}`);
      }
    }
  }
});

test("no word moves when a move is told, and no move when the next is", () => {
  const moves = [["washington", "beijing"], ["moscow", "washington"], ["kyiv", "washington"]];
  const [before, after] = [2, 3].map((told) => drawn(FIVE, { ties: TIES, moves: moves.slice(0, told) }));
  assert.deepEqual([after.names, after.figures, after.aimed.slice(0, 2)], [before.names, before.figures, before.aimed]);
});
