/** The phase's clock as the server keeps it, and its hand: one signal from which every clock on the page is read. A pause cannot be overlooked. */
import { computed, html, signal } from "../html.js";
import { countdown } from "../format.js";
import { section, serverNow } from "../store.js";
import { words } from "../words.js";

const tick = signal(0);
setInterval(() => (tick.value += 1), 250);

/** Milliseconds left in the phase by the server's clock; below nought when a phase that the umpire ends overruns. */
export const left = computed(() => {
  void tick.value;
  const clock = section("game")?.clock;
  if (!clock) return 0;
  return clock.running ? clock.ends_at - serverNow() : clock.left;
});

/** The same in whole seconds, so that what depends on it is drawn once a second and not four times. */
export const secondsLeft = computed(() => Math.ceil(left.value / 1000));

/** Whether less than a minute is left, so that taking one away ends what the clock ends. */
export const lastMinute = computed(() => left.value < 60_000);

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
