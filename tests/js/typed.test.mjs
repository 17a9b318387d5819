// Where the cursor is on the sheet, as colleagues hear of it, while moves come and go. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { shell, socket } from "./pages.mjs";

shell();
const { line } = await import("../../static/js/store.js");
const { speakOver } = await import("../../static/js/line.js");
const typed = await import("../../static/js/typed.js");
const { blank } = await import("../../static/js/merge.js");

const free = (title, more = {}) => ({ ...blank(), title, ...more });
const [ferry, toll] = [free("Ferry", { reason: "It floats." }), free("Toll", { reason: "It pays." })];
let wire;
const places = () => wire.said.map(([, { doing, at }]) => [doing, at]);

beforeEach(() => {
  wire = socket();
  speakOver(wire);
  line.value = "live";
  typed.resume({});
});

test("the cursor's place follows a move that moves up", () => {
  typed.focused("free 2/reason");
  typed.note([ferry, toll], [toll], Date.now());
  assert.deepEqual(places(), [["drafting", "free 2/reason"], ["drafting", "free 1/reason"]]);
});

test("whose move a colleague takes off writes in no field any more, and in none of the move that has its name now", () => {
  typed.note([ferry, free("Toll")], [ferry, toll], Date.now());
  typed.focused("free 1/reason");
  typed.meet([ferry, toll], [ferry, toll], [toll], [toll], "bo");
  assert.deepEqual(places(), [["drafting", "free 1/reason"], ["reading", ""]]);
  // Long after, Bo writes over what stands there: nobody's cursor is in it, so it is not kept for anybody to choose.
  const now = Date.now;
  Date.now = () => now() + 600_000;
  const costs = { ...toll, reason: "It costs." };
  typed.meet([toll], [toll], [costs], [costs], "bo");
  Date.now = now;
  assert.deepEqual(typed.clashing.value, []);
});

test("a cursor that is nowhere stays nowhere", () => {
  typed.blurred();
  typed.note([ferry, toll], [toll], Date.now());
  assert.deepEqual(places(), [["reading", ""]]);
});
