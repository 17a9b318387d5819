/** A button that gives one order; grave ones ask first. A refusal stands under the button. */
import { html, useState } from "../html.js";
import { words } from "../words.js";
import { Ask, Refusal } from "./elements.js";
import { useOrder } from "../orders.js";

/**
 * @param {{order: import("../types.js").Order | (() => import("../types.js").Order), label: any, kind?: string, ask?: string,
 *   disabled?: boolean, title?: string, pressed?: boolean, onDone?: () => void}} props
 */
export function Act({ order, label, kind, ask, disabled, title, pressed, onDone }) {
  const line = useOrder();
  const [asking, setAsking] = useState(false);
  const run = async () => {
    setAsking(false);
    if (line.busy) return;
    if ((await line.give(typeof order === "function" ? order() : order)) && onDone) onDone();
  };
  return html`<span class="act">
    <button type="button" class=${`button ${kind ?? ""}`} disabled=${disabled || line.busy} title=${title} aria-pressed=${pressed}
      onClick=${ask ? () => setAsking(true) : run}>${line.busy ? words.common.sending : label}</button>
    <${Refusal} refused=${line.refused} />
    ${asking && html`<${Ask} title=${ask} onClose=${() => setAsking(false)}>
      <div class="bar">
        <button type="button" class="button main ${kind?.includes("grave") ? "grave" : ""}" onClick=${run}>${label}</button>
        <button type="button" class="button" onClick=${() => setAsking(false)}>${words.common.cancel}</button>
      </div>
    <//>`}
  </span>`;
}
