/** A button that gives one order; grave ones ask first. A refusal stands under the button. */
import { html, useEffect, useState } from "../html.js";
import { words } from "../words.js";
import { Ask, Refusal } from "./elements.js";
import { turnTo, useOrder } from "../orders.js";

/**
 * @param {{order: import("../types.js").Order, label: any, kind?: string, ask?: string, warn?: string[],
 *   disabled?: boolean, title?: string, pressed?: boolean, onDone?: () => void, one?: string, more?: any}} props `warn` is said under
 *   what is asked, and `more` shown there, which may have to be asked for; `one` is, of several alike, the one that this is about
 */
export function Act({ order, label, kind, ask, warn, disabled, title, pressed, onDone, one, more }) {
  const line = useOrder(one);
  // What was asked about. The same place on the page may become another button while the question stands: it must not answer for that one.
  const about = ask ? JSON.stringify(order) : "";
  const [asked, setAsked] = useState("");
  const close = () => setAsked("");
  useEffect(close, [about]);
  // What was refused before is not the answer to the question that is put now.
  const put = () => {
    line.clear();
    if (one) turnTo(one);
    setAsked(about);
  };
  const run = async () => {
    close();
    if (line.busy) return;
    if ((await line.give(order)) && onDone) onDone();
  };
  return html`<span class="act">
    <button type="button" class=${`button ${kind ?? ""}`} disabled=${disabled || line.busy} title=${title} aria-pressed=${pressed}
      onClick=${ask ? put : run}>${line.busy ? words.common.sending : label}</button>
    <${Refusal} refused=${line.refused} />
    ${asked && asked === about && html`<${Ask} title=${ask} onClose=${close}>
      ${warn?.map((says) => html`<p key=${says}>${says}</p>`)}
      ${more}
      <div class="bar">
        <button type="button" class="button main ${kind?.includes("grave") ? "grave" : ""}" onClick=${run}>${label}</button>
        <button type="button" class="button" onClick=${close}>${words.common.cancel}</button>
      </div>
    <//>`}
  </span>`;
}
