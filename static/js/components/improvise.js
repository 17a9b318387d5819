/** An event nobody planned: headline, text, readers, effects. Kept on this machine until it is sent. */
import { html } from "../html.js";
import { words } from "../allwords.js";
import { EffectsEditor, effectOrders } from "./effects-editor.js";
import { Line, Lines, Refusal } from "./elements.js";
import { Readers } from "./readers.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { turnTo, useOrder } from "../orders.js";

export function Improvise() {
  const order = useOrder("improvised");
  const start = { title: "", text: "", to: /** @type {string[]} */ ([]), effects: /** @type {import("./effects-editor.js").EffectText[]} */ ([]) };
  const [draft, keep, clear] = useKept("improvise", start);
  const set = (/** @type {Partial<typeof start>} */ part) => keep({ ...draft, ...part });
  const send = async () => {
    if (await order.give({ type: "ImproviseInject", title: draft.title, text: draft.text, to: draft.to, effects: effectOrders(draft.effects) })) clear();
  };
  const opened = (/** @type {Event} */ event) => /** @type {HTMLDetailsElement} */ (event.currentTarget).open && turnTo("improvised");
  return html`<details class="fold" onToggle=${opened}><summary><span class="button-like">${words.desk.improvise}</span></summary>
    <div class="builder stack">
      <${Line} label=${words.desk.injectTitle} maxlength="120" value=${draft.title} onInput=${(/** @type {string} */ title) => set({ title })} />
      <${Lines} label=${words.desk.injectText} value=${draft.text} onInput=${(/** @type {string} */ text) => set({ text })} />
      <${Readers} to=${draft.to} set=${(/** @type {string[]} */ to) => set({ to })} />
      <${EffectsEditor} label=${words.desk.effectsToo} effects=${draft.effects} set=${(/** @type {import("./effects-editor.js").EffectText[]} */ effects) => set({ effects })} />
      <div><button type="button" class="button main" disabled=${order.busy || !draft.title.trim() || !draft.text.trim()} onClick=${send}>${order.busy ? words.common.sending : publishing(words.desk.sendInject)}</button></div>
      <${Refusal} refused=${order.refused} />
    </div></details>`;
}
