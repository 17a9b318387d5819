/** Begin a live page: take from it who we are and what this seat may see, and open the line as soon as that is drawn. */
import { batch } from "./html.js";
import { tell } from "./line.js";
import { kept, modules, pause, root, told } from "./shell.js";
import { audience, eyes, me, mine, offset, read, rev, view } from "./store.js";

/** A page in the background is not drawn; its line opens after this, in ms. */
const UNDRAWN = 1000;

batch(() => {
  /** What a sync would answer with, but for what the line alone knows. */
  const first = JSON.parse(document.getElementById("first")?.textContent ?? "null");
  const [came] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  me.value = told("me");
  eyes.value = told("eyes") ?? "";
  offset.value = first.now - performance.timeOrigin - (came?.responseStart ?? 0);
  audience.value = first.audience;
  rev.value = first.rev;
  view.value = first.view;
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
