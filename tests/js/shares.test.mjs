// A change told on the board: its weightiest causes and one line for the others add up to it. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { number } from "../../static/js/format.js";
import { told } from "../../static/js/shares.js";

const change = (before, after, ...shares) => ({ before, after, shares: shares.map(([says, change]) => ({ kind: "link", says, change })) });
const said = (one, most) => told(one, most).causes.map((share) => share.says);
/** A change as it is read off the board. */
const read = (value) => Number(number(value).replace("\u2212", "-"));

test("what is told of a change adds up to the change that is written, to the last digit", () => {
  for (const shares of [[["a", 0.604], ["b", 0.534], ["c", 0.396], ["d", 0.296]], [["a", 8.337], ["b", 2.224], ["c", -0.777], ["d", 0.111]], [["a", 3], ["b", -1], ["c", -0.554], ["d", -0.003]]]) {
    const went = shares.reduce((sum, [, by]) => sum + by, 0);
    for (const most of [1, 2]) {
      const { causes, rest } = told(change(40, 40 + went, ...shares), most);
      const shown = [...causes.map((share) => share.change), rest].reduce((sum, one) => sum + read(one), 0);
      assert.equal(shown.toFixed(2), read(went).toFixed(2));
    }
  }
});

test("what moved a gauge the way it went is told first, and the others are counted", () => {
  const fell = change(30, 29.86, ["talks", 0.64], ["phones", -0.58], ["habit", -0.2]);
  assert.deepEqual(said(fell, 1), ["phones"]);
  assert.deepEqual([told(fell, 1).others, told(fell, 1).rest.toFixed(2)], [2, "0.44"]);
});

test("a single other cause is told itself, and what is too small to be written is no cause", () => {
  assert.deepEqual(said(change(0, 3, ["a", 2], ["b", 1]), 1), ["a", "b"]);
  assert.deepEqual(told(change(0, 2, ["a", 2], ["b", 0.001]), 1), { causes: [{ kind: "link", says: "a", change: 2 }], others: 0, rest: 0 });
});
