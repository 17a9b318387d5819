/** Begin a live page: take from it who we are and what this seat may see, and open the line as soon as that is drawn. */
import { batch } from "./html.js";
import { tell } from "./line.js";
import { book, kept, modules, pause, root, told } from "./shell.js";
import { audience, eyes, me, mine, offset, read, rev, view } from "./store.js";

/** A page in the background is not drawn; its line opens after this, in ms. */
const UNDRAWN = 1000;

/** What a sync would answer with, but for what the line alone knows and what of the rulebook this seat may read. */
const first = JSON.parse(document.getElementById("first")?.textContent ?? "null");
const rules = await book();

batch(() => {
  const [came] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  me.value = told("me");
  eyes.value = told("eyes") ?? "";
  offset.value = first.now - performance.timeOrigin - (came?.responseStart ?? 0);
  // Who may not read it sits elsewhere by now: the line will say so, and bring what there is to see.
  if (!rules) return;
  audience.value = first.audience;
  rev.value = first.rev;
  view.value = { ...first.view, book: rules };
  mine.value = first.mine;
  read.value = first.read ?? {};
  tell("draft", first.draft);
});
void open();

async function open() {
  await new Promise((go) => {
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, UNDRAWN);
  });
  const [{ connect }, { keepFocus }] = await parts();
  keepFocus(root);
  connect(root.dataset.page === "board" && !eyes.value);
}

/** What the line needs, asked for until it is there. */
async function parts() {
  for (;;) {
    await Promise.all(modules("line").map(kept));
    try {
      // Two are named that only the first imports, so that they need not wait to be found in it.
      return await Promise.all([import("./wire.js"), import("./focus.js"), import("./heads.js"), import("./fold.js"), import("socket.io-client")]);
    } catch {
      await pause();
    }
  }
}
