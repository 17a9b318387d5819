/** The phase's clock as the server keeps it; a pause cannot be overlooked. Readers of screens hear its thresholds once. */
import { html, useEffect, useState } from "../html.js";
import { countdown } from "../format.js";
import { section } from "../store.js";
import { secondsLeft } from "../time.js";
import { words } from "../words.js";

const THRESHOLDS = [600, 300, 120, 60, 30];

export function Clock() {
  const game = section("game");
  const seconds = secondsLeft.value;
  const heard = useThreshold(seconds, Boolean(game?.clock.running));
  if (game?.stage !== "play") return html`<div class="clock"></div>`;
  const paused = !game.clock.running;
  const over = !paused && seconds < 0;
  const low = !paused && seconds <= 60;
  const label = paused ? words.common.paused : over ? words.common.overrun : words.common.running;
  return html`<div class=${`clock${paused ? " paused" : over ? " over" : low ? " low" : ""}`} role="timer" aria-label=${words.common.clock}>
    <time class="num">${countdown(seconds * 1000)}</time>
    <span>${label}</span>
    <span class="hidden" role="status">${paused ? words.common.pausedSays : heard}</span>
  </div>`;
}

/**
 * The sentence for the threshold the clock has just passed.
 * @param {number} seconds
 * @param {boolean} running
 */
function useThreshold(seconds, running) {
  const [said, say] = useState("");
  const at = THRESHOLDS.find((threshold) => seconds === threshold);
  useEffect(() => {
    if (running && at) say(at === 30 ? words.common.thirtySeconds : words.common.minutesLeft(at / 60));
  }, [at, running]);
  return said;
}
