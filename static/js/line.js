/** What is said over the line to the server and heard from it, and what this seat is doing, as the others see it. wire.js opens the line. */
import { game } from "./shell.js";
import { calling, dropped, eyes, line, offset } from "./store.js";

/** How long an answer may take, in ms. */
export const PATIENCE = 8000;
/** How often a trip over the line is timed; the middle one counts. */
const ROUNDS = 5;

/** @type {import("socket.io-client").Socket | null} */
let socket = null;
/** What the server sends of its own accord and other files read: the last word of each, and who reads. */
const heard = {
  draft: { last: /** @type {any} */ (undefined), readers: /** @type {((said: any) => void)[]} */ ([]) },
  ahead: { last: /** @type {any} */ (undefined), readers: /** @type {((said: any) => void)[]} */ ([]) },
  head: { last: /** @type {any} */ (undefined), readers: /** @type {((said: any) => void)[]} */ ([]) },
  gone: { last: /** @type {any} */ (undefined), readers: /** @type {((said: any) => void)[]} */ ([]) },
  synced: { last: /** @type {any} */ (undefined), readers: /** @type {((said: any) => void)[]} */ ([]) },
};

let doing = "reading";
let where = "";

on("synced", say);

/**
 * Speak over this socket from now on.
 * @param {import("socket.io-client").Socket} opened
 */
export function speakOver(opened) {
  socket = opened;
}

/**
 * Pass on what the server sent.
 * @param {keyof typeof heard} event
 * @param {any} said
 */
export function tell(event, said) {
  heard[event].last = said;
  for (const read of heard[event].readers) read(said);
}

/**
 * Read what the server sends of its own accord; whoever comes late reads the last word at once.
 * @param {keyof typeof heard} event
 * @param {(said: any) => void} read
 */
export function on(event, read) {
  heard[event].readers.push(read);
  if (heard[event].last !== undefined) read(heard[event].last);
}

/** @returns {boolean} whether what is sent now would reach the server as said by this seat */
export function open() {
  return !eyes.value && Boolean(socket?.connected) && line.value === "live";
}

/**
 * Send something once and wait for its acknowledgement; null when there is no line, or no answer in time.
 * @param {string} event
 * @param {object} payload
 * @returns {Promise<any>}
 */
export async function request(event, payload) {
  if (!open()) return null;
  try {
    return await socket?.timeout(PATIENCE).emitWithAck(event, { game, ...payload });
  } catch {
    return null;
  }
}

/**
 * Tell the server something that calls for no answer.
 * @param {string} event
 * @param {object} payload
 */
export function mention(event, payload) {
  if (open()) socket?.emit(event, { game, ...payload }, () => undefined);
}

/** @returns {"websocket" | "polling"} how the line runs */
export function transport() {
  return socket?.io.engine.transport.name === "websocket" ? "websocket" : "polling";
}

function say() {
  mention("here", { doing: calling.value ? "help" : doing, at: where });
}

/**
 * Tell the others what this seat is doing: reading, drafting or writing. A call for the umpire stands until it is taken back.
 * @param {string} what
 * @param {string} [at] the field of the sheet, which one's own team sees
 */
export function here(what, at = "") {
  [doing, where] = [what, at];
  say();
}

/**
 * Call the umpire to the table, or take the call back.
 * @param {boolean} on
 */
export function call(on) {
  calling.value = on;
  say();
}

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
    offset: Math.round(offset.value),
    transport: transport(),
    dropped: dropped.value ? Math.round((Date.now() - dropped.value) / 1000) : null,
  };
  const answer = await request("hear", found);
  return answer?.ok ? { ...found, troubles: answer.troubles } : null;
}
