/** The phase's clock as the server keeps it; a pause cannot be overlooked. */
import { html } from "../html.js";
import { countdown } from "../format.js";
import { section } from "../store.js";
import { secondsLeft } from "../time.js";
import { words } from "../words.js";

export function Clock() {
  const game = section("game");
  const seconds = secondsLeft.value;
  if (game?.stage !== "play") return html`<div class="clock"></div>`;
  const paused = !game.clock.running;
  const over = !paused && seconds < 0;
  const low = !paused && seconds <= 60;
  const label = paused ? words.common.paused : over ? words.common.overrun : words.common.running;
  return html`<div class=${`clock${paused ? " paused" : over ? " over" : low ? " low" : ""}`} role="timer" aria-label=${words.common.clock}>
    <time class="num">${countdown(seconds * 1000)}</time>
    <span>${label}</span>
  </div>`;
}
