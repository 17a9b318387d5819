/** A word to everybody, on every screen and the board. */
import { html } from "../html.js";
import { words } from "../allwords.js";
import { Lines, Panel, Refusal } from "./elements.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

export function Announce() {
  const order = useOrder();
  const [text, keep, clear] = useKept("announce", "");
  const send = async () => {
    if (await order.give({ type: "Announce", text })) clear();
  };
  return html`<${Panel} title=${words.desk.announce}>
    <div class="stack tight"><${Lines} label=${words.desk.announceText} value=${text} onInput=${keep} />
      <div><button type="button" class="button main" disabled=${order.busy || !text.trim()} onClick=${send}>${order.busy ? words.common.sending : publishing(words.common.send)}</button></div>
      <${Refusal} refused=${order.refused} /></div>
  <//>`;
}
