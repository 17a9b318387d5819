/** The clock's hand: one signal that ticks while the page is shown, from which every clock on it is read. */
import { computed, signal } from "./html.js";
import { section, serverNow } from "./store.js";

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
