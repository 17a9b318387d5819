/** The steps of a scenario that teaches, one at a time, until one has had enough of them. */
import { html, useState } from "../html.js";
import { me, section } from "../store.js";
import { words } from "../morewords.js";

export function Hints() {
  const game = section("game");
  const kept = `wedge.hints.${game?.game}`;
  const [off, setOff] = useState(() => localStorage.getItem(kept) === "off");
  const [at, setAt] = useState({ phase: "", n: 0 });
  const steps = game?.hints[me.value?.role ?? ""] ?? [];
  if (off || !steps.length) return null;
  const n = at.phase === game?.phase ? Math.min(at.n, steps.length - 1) : 0;
  const enough = () => {
    localStorage.setItem(kept, "off");
    setOff(true);
  };
  return html`<aside class="hint" aria-label=${words.prepare.hint(n + 1, steps.length)}>
    <p role="status"><b>${words.prepare.hint(n + 1, steps.length)}</b> ${steps[n]}</p>
    <div class="bar">${n + 1 < steps.length && html`<button type="button" class="button" onClick=${() => setAt({ phase: game?.phase ?? "", n: n + 1 })}>${words.prepare.next}</button>`}
      <button type="button" class="button plain" onClick=${enough}>${words.prepare.enough}</button></div>
  </aside>`;
}
