/** The line to the server: one Socket.IO connection, synced on connect and on gaps. line.js speaks over it. */
import { io } from "socket.io-client";
import { fold, place } from "./fold.js";
import { batch } from "./html.js";
import { language } from "./words/say.js";
import { PATIENCE, request, speakOver, tell } from "./line.js";
import { game } from "./shell.js";
import * as store from "./store.js";

/** How long a word from the umpire stands, in ms. */
const WORD_STANDS = 60_000;

/** @type {import("socket.io-client").Socket | null} */
let socket = null;
let onBoard = false;
let syncing = false;
let seen = "";
/**
 * Open the line. The seat comes from a cookie, so nothing here says who we are; the board has a cookie of its own.
 * @param {boolean} board
 */
export function connect(board) {
  onBoard = board;
  socket = io({
    query: { lang: language, ...(board ? { as: "board" } : {}), ...(store.eyes.value ? { eyes: store.eyes.value } : {}) },
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelayMax: 3000,
    randomizationFactor: 0.3,
  });
  speakOver(socket);
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
    else close(wrong.message, /** @type {any} */ (wrong).data?.gone);
  });
  socket.on("view", receive);
  socket.on("draft", (said) => tell("draft", said));
  socket.on("ahead", (said) => tell("ahead", said));
  socket.on("head", (said) => tell("head", said));
  socket.on("presence", (said) => (store.presence.value = said.here));
  socket.on("coming", (said) => {
    store.calling.value = false;
    store.coming.value = said.by;
    setTimeout(() => (store.coming.value = ""), WORD_STANDS);
  });
  socket.on("read", (said) => (store.read.value = said.marks));
  socket.on("stale", sync);
  socket.on("onward", (said) => {
    goOn(said.to);
    if (store.audience.value === "umpire") void sync();
  });
  socket.on("bye", (said) => {
    close(said.says, true);
    socket?.disconnect();
  });
  addEventListener("online", () => store.line.value !== "gone" && socket?.connect());
}

/**
 * Close the page for good. Where the seat was taken away nothing of the team stays on it or on this machine; only what this person typed
 * and had not sent does, until the page is left.
 * @param {string} says why
 * @param {boolean} taken whether there was a seat that is gone, and not only a line that was refused
 */
function close(says, taken) {
  batch(() => {
    store.says.value = says;
    store.line.value = "gone";
    if (!taken) return;
    tell("gone", true);
    store.left.value = [...store.left.value, ...clear()];
    document.getElementById("first")?.remove();
    store.view.value = null;
    store.mine.value = { estimates: {}, notes: [], answers: {}, guesses: [], survey: {}, score: null };
    store.presence.value = {};
  });
}

/** Delete what this machine keeps of the game, but for the signed heads of its log. @returns {string[]} the texts that were not sent */
function clear() {
  try {
    const ours = Object.keys(localStorage).filter((key) => [`draft.${game}.`, `text.${game}.`, `read.${game}`].some((part) => key.startsWith(`wedge.${part}`)));
    const found = ours.filter((key) => key.startsWith("wedge.text.")).flatMap((key) => texts(JSON.parse(localStorage.getItem(key) ?? "null")));
    for (const key of ours) localStorage.removeItem(key);
    return found;
  } catch {
    // A browser that keeps nothing has nothing to clear.
    return [];
  }
}

/** @param {any} kept by a form, a text or an object of several @returns {string[]} */
function texts(kept) {
  if (typeof kept === "string") return kept.trim() ? [kept] : [];
  return kept ? [kept.text, kept.title, kept.reason].flatMap((text) => texts(text ?? "")) : [];
}

/** Ask for everything this seat may know; heals any gap. */
async function sync() {
  if (syncing || !socket) return;
  syncing = true;
  const asked = Date.now();
  // What the page was served with is not sent once more, if it is still so when the line first opens.
  const has = store.line.value === "connecting" ? { audience: store.audience.value, rev: store.rev.value } : null;
  try {
    const answer = await socket.timeout(PATIENCE).emitWithAck("sync", { game, has });
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
      store.view.value = answer.view ?? store.view.value;
      store.mine.value = answer.mine ?? store.mine.value;
      store.read.value = answer.read ?? store.read.value;
      store.presence.value = answer.presence ?? {};
      goOn(answer.onward);
      store.gone.value = answer.gone;
      store.line.value = "live";
    });
    tell("draft", answer.draft ?? null);
    tell("synced", answer.now);
  } catch {
    if (socket.connected) setTimeout(sync, 1000);
  } finally {
    syncing = false;
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
