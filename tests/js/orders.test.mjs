// What the server said against an order, and how long it stays said. Run by tests/js/test_modules.py.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { shell, socket } from "./pages.mjs";

shell();
const { html, render } = await import("../../static/js/html.js");
const { speakOver } = await import("../../static/js/line.js");
const { turnTo, useOrder } = await import("../../static/js/orders.js");
const { line, orphan } = await import("../../static/js/store.js");

/** A page without a document: what is drawn on it are components that draw nothing. */
const page = { childNodes: [], firstChild: null, namespaceURI: "http://www.w3.org/1999/xhtml" };
const settled = () => new Promise((go) => setTimeout(go, 120));
const row = {};

/** One of several rows, whose orders are about it where it says so. */
function Row({ name, about }) {
  row[name] = useOrder(about);
  return null;
}

const draw = (...rows) => render(html`${rows.map(({ name, about }) => html`<${Row} key=${name} name=${name} about=${about} />`)}`, page);
const said = (name) => row[name].refused?.says ?? "";
const [one, other, alone] = [{ name: "one", about: "inject one" }, { name: "other", about: "inject other" }, { name: "alone" }];

beforeEach(async () => {
  speakOver(socket((_, { order }) => (order.wrong ? { ok: false, refused: { code: "No", says: order.wrong } } : { ok: true })));
  line.value = "live";
  draw(one, other, alone);
  await settled();
});
afterEach(() => {
  render(null, page);
  orphan.value = null;
});

test("what was refused to one goes when an order is begun about another, and what stands alone stays", async () => {
  assert.equal(await row.one.give({ type: "HoldInject", wrong: "It is gone." }), false);
  await row.alone.give({ type: "PauseClock", wrong: "It stands." });
  await settled();
  assert.deepEqual([said("one"), said("alone")], ["It is gone.", "It stands."]);
  assert.equal(await row.other.give({ type: "HoldInject" }), true);
  await settled();
  assert.deepEqual([said("one"), said("other"), said("alone")], ["", "", "It stands."]);
});

test("what was refused goes when somebody turns to another, and stays while they turn to the same", async () => {
  await row.one.give({ type: "HoldInject", wrong: "It is gone." });
  turnTo("inject one");
  await settled();
  assert.equal(said("one"), "It is gone.");
  turnTo("inject other");
  await settled();
  assert.equal(said("one"), "");
});

test("a refusal whose button went with the answer is said by the page, until another order is begun", async () => {
  await row.one.give({ type: "HoldInject", wrong: "Somebody was quicker." });
  draw(other, alone);
  await settled();
  assert.equal(orphan.value?.says, "Somebody was quicker.");
  await row.alone.give({ type: "PauseClock" });
  assert.equal(orphan.value, null);
});
