/** Overrule a ruling already made: another degree, and the reason; both values are kept. */
import { html, useState } from "../html.js";
import { words } from "../allwords.js";
import { Choice, Line, Refusal } from "./elements.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @param {{move: string, ruling: import("../types.js").Ruling}} props */
export function Overrule({ move, ruling }) {
  const order = useOrder();
  const [degree, setDegree] = useState(ruling.degree);
  const [reason, keep, clear] = useKept(`overrule.${move}`, "");
  const [open, setOpen] = useState(false);
  const send = async () => {
    if (await order.give({ type: "OverruleRuling", move, degree, reason })) {
      clear();
      setOpen(false);
    }
  };
  return html`<details class="fold" open=${open} onToggle=${(/** @type {Event & {currentTarget: HTMLDetailsElement}} */ event) => setOpen(event.currentTarget.open)}><summary class="quiet">${words.desk.overrule}</summary>
    <div class="stack tight">
      <${Choice} label=${words.desk.degree} value=${degree} options=${Object.entries(words.rulings.degrees)} onInput=${setDegree} />
      <${Line} label=${words.desk.reason} value=${reason} onInput=${keep} />
      <div><button type="button" class="button grave" disabled=${order.busy || degree === ruling.degree} onClick=${send}>${publishing(words.desk.overrule)}</button></div>
      <${Refusal} refused=${order.refused} />
    </div></details>`;
}
