/** What this seat is doing, as the others see it. */
import { calling, dropped, offset } from "./store.js";
import { mention, on, request, transport } from "./wire.js";

/** How often a trip over the line is timed; the middle one counts. */
const ROUNDS = 5;

let doing = "reading";
let where = "";

on("synced", say);

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
