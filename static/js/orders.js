/** Orders: each is given once, waits through lost lines, and gets its answer, in a component too. */
import { effect, signal, useEffect, useRef, useState } from "./html.js";
import { on, open, request } from "./line.js";
import { makeQueue, newId } from "./queue.js";
import { game } from "./shell.js";
import { eyes, line, mine, orphan, waiting } from "./store.js";
import { words } from "./words.js";

/** @typedef {import("./types.js").Ack} Ack */
/** @typedef {import("./types.js").Order} Order */

const queue = makeQueue(`wedge.orders.${game}`, sessionStorage);
/** @type {Map<string, (ack: Ack) => void>} */
const answers = new Map();

on("synced", resend);
effect(() => {
  // Orders that a page before this one could not send wait too, and are told of as soon as the line is lost.
  void line.value;
  waiting.value = queue.size;
});

/** Send again what was not acknowledged; whoever waits for an order too old to send is told so. */
function resend() {
  const left = queue.open(Date.now());
  const ids = new Set(left.map((item) => item.id));
  for (const [id, tell] of answers) {
    if (ids.has(id)) continue;
    tell({ ok: false, refused: { code: "NotSent", says: words.common.tooOldToSend } });
    answers.delete(id);
  }
  for (const item of left) void send(item.id, item.order);
  waiting.value = queue.size;
}

/**
 * Give an order and wait for its answer, through lost lines if need be.
 * @param {Order} order
 * @returns {Promise<Ack>}
 */
export function give(order) {
  if (eyes.value) return Promise.resolve({ ok: false, refused: { code: "WrongSeat", says: words.control.cannotSend } });
  const id = newId();
  queue.add({ id, order, at: Date.now() });
  waiting.value = queue.size;
  const answered = new Promise((resolve) => answers.set(id, resolve));
  void send(id, order);
  return /** @type {Promise<Ack>} */ (answered);
}

/**
 * @param {string} id
 * @param {Order} order
 */
async function send(id, order) {
  if (!open()) return;
  const ack = await request("order", { id, order });
  if (!ack) {
    // Not answered in time: the same order goes out again under the same id, now or when the line is back.
    if (open()) setTimeout(() => send(id, order), 500);
    return;
  }
  queue.done(id);
  waiting.value = queue.size;
  if (ack.mine) mine.value = ack.mine;
  answers.get(id)?.(ack);
  answers.delete(id);
}

/** A refusal that was read for less than this may have been missed, in ms. */
const GLANCE = 4000;

/** Of several alike, the one that somebody turned to last. */
const turned = signal("");

/**
 * Somebody turns to one of several alike: what was refused to the others has been read.
 * @param {string} about
 */
export function turnTo(about) {
  turned.value = about;
  orphan.value = null;
}

/**
 * Give orders from a component: whether one is under way, and what the server said against it. Where the button is gone by the time of
 * the answer, because somebody else was quicker, the page itself says what it was.
 * @param {string} [about] of several alike, which one the orders are about: what was refused goes when somebody turns to another
 */
export function useOrder(about) {
  const [state, set] = useState({ busy: false, refused: /** @type {import("./types.js").Refused | null} */ (null) });
  const last = useRef({ gone: false, refused: /** @type {import("./types.js").Refused | null} */ (null), at: 0 });
  useEffect(() => {
    const own = last.current;
    own.gone = false;
    return () => {
      own.gone = true;
      if (own.refused && Date.now() - own.at < GLANCE) orphan.value = own.refused;
    };
  }, []);
  const clear = () => {
    last.current.refused = null;
    set({ busy: false, refused: null });
  };
  const now = about ? turned.value : about;
  useEffect(() => {
    if (now !== about && last.current.refused) clear();
  }, [now]);
  return {
    ...state,
    clear,
    /**
     * @param {Order} order
     * @returns {Promise<boolean>} whether it was done
     */
    async give(order) {
      last.current.refused = null;
      set({ busy: true, refused: null });
      if (about) turnTo(about);
      orphan.value = null;
      const ack = await give(order);
      const refused = ack.ok ? null : (ack.refused ?? null);
      Object.assign(last.current, { refused, at: Date.now() });
      if (last.current.gone) orphan.value = refused;
      else set({ busy: false, refused });
      return ack.ok;
    },
  };
}
