/** Questions about the futures that are under way: asked over the line, answered at once or a while later. */
import { effect } from "./html.js";
import { newId } from "./queue.js";
import { line } from "./store.js";
import { on, request } from "./line.js";
import { words } from "./morewords.js";

/** @typedef {{found: any, says: string}} Answer */

/** The server gives up on a question before this, and says so. */
const PATIENCE = 150_000;

/** @type {Map<string, (answer: Answer) => void>} */
const waiting = new Map();

on("ahead", (/** @type {import("./types.js").Looked} */ said) => {
  waiting.get(said.id)?.(said);
  waiting.delete(said.id);
});

// An answer goes to the line that asked, so with the line it is lost.
effect(() => {
  if (line.value === "live") return;
  for (const tell of waiting.values()) tell({ found: null, says: words.ahead.noLine });
  waiting.clear();
});

/**
 * Ask the futures.
 * @param {object} ask as docs/wire.md lists them
 * @returns {Promise<Answer>} what was found, or a sentence why nothing was
 */
export async function look(ask) {
  const id = newId();
  /** @type {Promise<Answer>} */
  const later = new Promise((resolve) => {
    waiting.set(id, resolve);
    setTimeout(() => resolve({ found: null, says: words.ahead.noAnswer }), PATIENCE);
  });
  /** @type {(import("./types.js").Ack & {found?: any}) | null} */
  const ack = await request("ahead", { id, ask });
  if (ack?.ok && !ack.found) return later;
  waiting.delete(id);
  return { found: ack?.found ?? null, says: ack ? (ack.refused?.says ?? "") : words.ahead.noLine };
}
