/** The place in the record: by step, by turn, by key. */
import { html, useEffect } from "../html.js";
import { timeOfDay } from "../format.js";
import { at, ended, frames, go, goPhase, step, turns } from "../replaying.js";
import { section } from "../store.js";
import { words } from "../allwords.js";

/** @param {{turnAudience: () => void}} props */
export function Scrubber({ turnAudience }) {
  useKeys(turnAudience);
  const last = (frames.value?.steps.length ?? 1) - 1;
  const now = step.value;
  const phase = section("game")?.phase_title ?? "";
  const labels = section("book")?.calendar.labels ?? [];
  const over = Boolean(now && ended(now));
  const where = over ? words.replay.end : now?.turn ? `${labels[now.turn - 1] ?? now.turn}${phase ? `, ${phase}` : ""}` : words.replay.lobby;
  return html`<div class="scrubber">
    <div class="bar" role="group" aria-label=${words.replay.scrub}>
      <button type="button" class="button" onClick=${() => go(0)} disabled=${at.value === 0}>${words.replay.first}</button>
      <button type="button" class="button" onClick=${() => go(at.value - 1)} disabled=${at.value === 0}>${words.replay.previous}</button>
      <button type="button" class="button main" onClick=${() => go(at.value + 1)} disabled=${at.value === last}>${words.replay.next}</button>
      <button type="button" class="button" onClick=${() => go(last)} disabled=${at.value === last}>${words.replay.last}</button>
      <span class="segments" role="group" aria-label=${words.common.turns}>
        ${turns.value.map(({ turn, end, place }) => html`<button type="button" key=${place} aria-pressed=${now?.turn === turn && over === end} onClick=${() => go(place)}>
          ${end ? words.replay.end : turn ? words.common.turnShort(String(turn)) : words.replay.lobby}</button>`)}
      </span>
      <span class="end quiet num">${words.replay.entry(at.value + 1, last + 1)}</span>
    </div>
    <input type="range" min="0" max=${last} step="1" value=${at.value} aria-label=${words.replay.scrub}
      aria-valuetext=${`${where}: ${now?.label ?? ""}`} onInput=${(/** @type {Event} */ e) => go(Number(/** @type {HTMLInputElement} */ (e.target).value))} />
    <p class="quiet"><b>${where}</b> · <time class="num">${now ? timeOfDay(now.at) : ""}</time><span class="help"> · ${words.replay.keys}</span></p>
  </div>`;
}

/** @param {() => void} turnAudience */
function useKeys(turnAudience) {
  useEffect(() => {
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const typing = target.matches("textarea, select, input:not([type=range])");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = /** @type {Record<string, () => void>} */ ({
        ArrowRight: () => go(at.value + 1),
        ArrowLeft: () => go(at.value - 1),
        PageDown: () => goPhase(1),
        PageUp: () => goPhase(-1),
        Home: () => go(0),
        End: () => go((frames.value?.steps.length ?? 1) - 1),
        f: turnAudience,
        F: turnAudience,
      })[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [turnAudience]);
}
