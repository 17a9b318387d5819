/** The line to the server: one Socket.IO connection, synced on connect and on gaps, with orders that survive a lost line. */
import { io } from "socket.io-client";
import { fold, place } from "./fold.js";
import { batch } from "./html.js";
import { language } from "./language.js";
import { makeQueue, newId } from "./queue.js";
import * as store from "./store.js";
import { words } from "./words.js";

/** @typedef {import("./types.js").Ack} Ack */
/** @typedef {import("./types.js").Order} Order */

const PATIENCE = 8000;
/** How long a word from the umpire stands, in ms. */
const WORD_STANDS = 60_000;

/** @type {import("socket.io-client").Socket | null} */
let socket = null;
let game = "";
let onBoard = false;
let syncing = false;
let doing = "reading";
let seen = "";
let where = "";
/** @type {ReturnType<typeof makeQueue>} */
let queue;
/** @type {Map<string, (ack: Ack) => void>} */
const answers = new Map();
/** @type {Set<(draft: import("./types.js").Draft | null) => void>} */
const draftReaders = new Set();
/** @type {Set<(said: import("./types.js").Looked) => void>} */
const aheadReaders = new Set();

/**
 * Open the line for one game. The seat comes from a cookie, so nothing here says who we are; the board has a cookie of its own.
 * @param {string} id
 * @param {boolean} board
 */
export function connect(id, board) {
  game = id;
  onBoard = board;
  queue = makeQueue(`wedge.orders.${id}`, sessionStorage);
  socket = io({
    query: { lang: language, ...(board ? { as: "board" } : {}), ...(store.eyes.value ? { eyes: store.eyes.value } : {}) },
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelayMax: 3000,
    randomizationFactor: 0.3,
  });
  socket.on("connect", sync);
  socket.on("disconnect", (why) => {
    if (store.line.value === "gone") return;
    store.line.value = "lost";
    store.dropped.value = Date.now();
    // The server closed the door on this socket, so the library will not knock again by itself.
    if (why === "io server disconnect") setTimeout(() => socket?.connect(), 1500);
  });
  socket.on("connect_error", (wrong) => {
    // A line that could not be had is tried again by the library; one that the server refused is not, and says why.
    if (socket?.active) store.line.value = store.view.value ? "lost" : "connecting";
    else {
      store.says.value = wrong.message;
      store.line.value = "gone";
    }
  });
  socket.on("view", receive);
  socket.on("draft", (draft) => tellDraft(draft));
  socket.on("ahead", (said) => {
    for (const read of aheadReaders) read(said);
  });
  socket.on("presence", (said) => (store.presence.value = said.here));
  socket.on("coming", (said) => {
    store.calling.value = false;
    store.coming.value = said.by;
    setTimeout(() => (store.coming.value = ""), WORD_STANDS);
  });
  socket.on("head", (head) => keepHead(head));
  socket.on("read", (said) => (store.read.value = said.marks));
  socket.on("stale", sync);
  socket.on("onward", (said) => goOn(said.to));
  socket.on("bye", (said) => {
    store.says.value = said.says;
    store.line.value = "gone";
    socket?.disconnect();
  });
  addEventListener("online", () => socket?.connect());
}

/** Ask for everything this seat may know; heals any gap. */
async function sync() {
  if (syncing || !socket) return;
  syncing = true;
  const asked = Date.now();
  try {
    const answer = await socket.timeout(PATIENCE).emitWithAck("sync", { game });
    if (!answer.ok) {
      store.says.value = answer.refused.says;
      store.line.value = "refused";
      return;
    }
    // Somebody moved this person to another place; its page may be another one, and the server knows which.
    if (store.audience.value && answer.audience !== store.audience.value) return location.reload();
    batch(() => {
      const now = Date.now();
      store.offset.value = answer.now + (now - asked) / 2 - now;
      store.me.value = { ...answer.me, link: answer.me.link && new URL(answer.me.link, location.origin).href };
      store.audience.value = answer.audience;
      store.rev.value = answer.rev;
      store.view.value = answer.view;
      store.mine.value = answer.mine ?? store.mine.value;
      store.read.value = answer.read ?? store.read.value;
      store.presence.value = answer.presence ?? {};
      goOn(answer.onward);
      store.line.value = "live";
    });
    tellDraft(answer.draft ?? null);
    here(doing, where);
    resend();
  } catch {
    if (socket.connected) setTimeout(sync, 1000);
  } finally {
    syncing = false;
    store.waiting.value = queue.size;
  }
}

/**
 * Offer the way to the game that everybody goes on to; nobody sits before a board, so it goes by itself.
 * @param {string} to
 */
function goOn(to) {
  if (onBoard && to) location.assign(`/board/${to}`);
  else store.onward.value = to;
}

/** Send again what was not acknowledged; whoever waits for an order too old to send is told so. */
function resend() {
  const open = queue.open(Date.now());
  const ids = new Set(open.map((item) => item.id));
  for (const [id, tell] of answers) {
    if (ids.has(id)) continue;
    tell({ ok: false, refused: { code: "NotSent", says: words.common.tooOldToSend } });
    answers.delete(id);
  }
  for (const item of open) emit(item.id, item.order);
}

/** @param {import("./types.js").Change} change */
function receive(change) {
  if (!store.view.value || change.audience !== store.audience.value) return void sync();
  const next = place(store.rev.value, change);
  if (next === "gap") return void sync();
  if (next === "seen") return;
  batch(() => {
    store.view.value = /** @type {any} */ (fold(/** @type {any} */ (store.view.value), change));
    store.rev.value = change.rev;
  });
  const now = moment();
  if (now !== seen) void refresh(now);
}

/** @returns {string} when in the game it is: what only this seat knows may change with it, by no act of its own */
function moment() {
  const now = store.view.value?.game;
  return now ? [now.stage, now.era, now.turn, now.phase].join() : "";
}

/** @param {string} now */
async function refresh(now) {
  seen = now;
  const answer = await request("mine", {});
  if (answer?.mine) store.mine.value = answer.mine;
}

/** @param {import("./types.js").Draft | null} draft */
function tellDraft(draft) {
  for (const read of draftReaders) read(draft);
}

/** @param {(draft: import("./types.js").Draft | null) => void} read */
export function onDraft(read) {
  draftReaders.add(read);
}

/**
 * Give an order and wait for its answer, through lost lines if need be.
 * @param {Order} order
 * @returns {Promise<Ack>}
 */
export function give(order) {
  if (store.eyes.value) return Promise.resolve({ ok: false, refused: { code: "WrongSeat", says: words.control.cannotSend } });
  const id = newId();
  queue.add({ id, order, at: Date.now() });
  store.waiting.value = queue.size;
  const answered = new Promise((resolve) => answers.set(id, resolve));
  emit(id, order);
  return /** @type {Promise<Ack>} */ (answered);
}

/**
 * @param {string} id
 * @param {Order} order
 */
async function emit(id, order) {
  if (!socket?.connected || store.line.value !== "live") return;
  let ack;
  try {
    ack = await socket.timeout(PATIENCE).emitWithAck("order", { game, id, order });
  } catch {
    // Not answered in time: the same order goes out again under the same id, now or when the line is back.
    if (socket.connected) setTimeout(() => emit(id, order), 500);
    return;
  }
  queue.done(id);
  store.waiting.value = queue.size;
  if (ack.mine) store.mine.value = ack.mine;
  answers.get(id)?.(ack);
  answers.delete(id);
}

/**
 * Save the team's shared draft; answers null when there is no line, and the caller tries again.
 * @param {{turn: number, base: number, moves: import("./types.js").MoveDraft[]}} draft
 * @returns {Promise<Ack | null>}
 */
export function saveDraft(draft) {
  return request("draft", draft);
}

/**
 * Ask the futures a question; answers null when there is no line. What is not known yet comes to those who read `onAhead`.
 * @param {{id: string, ask: object}} question
 * @returns {Promise<(Ack & {found?: any}) | null>}
 */
export function askAhead(question) {
  return request("ahead", question);
}

/** @param {string} seat whose call for the umpire the white cell answers */
export const answerCall = (seat) => request("coming", { seat });
/** @param {Record<string, number>} marks how far this seat has read, for its other devices */
export const keepRead = (marks) => request("read", { marks });
/** @param {(said: import("./types.js").Looked) => void} read */
export function onAhead(read) {
  aheadReaders.add(read);
}

/**
 * Send what may be sent again at any time, and wait for its acknowledgement; null when there is no line.
 * @param {string} event
 * @param {object} payload
 */
async function request(event, payload) {
  if (store.eyes.value || !socket?.connected || store.line.value !== "live") return null;
  try {
    return await socket.timeout(PATIENCE).emitWithAck(event, { game, ...payload });
  } catch {
    return null;
  }
}

/**
 * Tell the others what this seat is doing: reading, drafting or writing. A call for the umpire stands until it is taken back.
 * @param {string} what
 * @param {string} [at] the field of the sheet, which one's own team sees
 */
export function here(what, at = "") {
  [doing, where] = [what, at];
  if (!store.eyes.value && socket?.connected && store.line.value === "live") socket.emit("here", { game, doing: store.calling.value ? "help" : doing, at: where }, () => undefined);
}

const ROUNDS = 5;

/**
 * Measure the line and say that this seat hears; what was measured with what the server makes of it, null when there is no line.
 * @returns {Promise<import("./types.js").Heard | null>}
 */
export async function hearMe() {
  const trips = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = performance.now();
    if (!(await request("here", { doing }))) return null;
    trips.push(performance.now() - asked);
  }
  const found = {
    round_trip: Math.round(trips.sort((a, b) => a - b)[2] ?? 0),
    offset: Math.round(store.offset.value),
    transport: socket?.io.engine.transport.name === "websocket" ? "websocket" : "polling",
    dropped: store.dropped.value ? Math.round((Date.now() - store.dropped.value) / 1000) : null,
  };
  const answer = /** @type {any} */ (await request("hear", found));
  return answer?.ok ? { ...found, troubles: answer.troubles } : null;
}

/**
 * Call the umpire to the table, or take the call back.
 * @param {boolean} on
 */
export function call(on) {
  store.calling.value = on;
  here(doing, where);
}

/**
 * Keep the signed head of the log, so that this player can later prove what the log held.
 * @param {{turn: number}} head
 */
function keepHead(head) {
  try {
    localStorage.setItem(`wedge.head.${game}.${head.turn}`, JSON.stringify(head));
  } catch {
    console.warn(words.common.headNotKept);
  }
}
