/** Reword an inject before it goes out: headline, text, readers, effects, and why. Kept on this machine until it is done. */
import { html } from "../html.js";
import { words } from "../allwords.js";
import { EffectsEditor, effectOrders } from "./effects-editor.js";
import { Line, Lines, Refusal, Switch } from "./elements.js";
import { publishing } from "./prepared.js";
import { Readers } from "./readers.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @param {{inject: import("../types.js").Inject & {id: string}, onDone: () => void}} props */
export function InjectEdit({ inject, onDone }) {
  const order = useOrder(inject.id);
  const start = {
    title: inject.title,
    text: inject.text,
    to: inject.to.filter((team) => team !== "all"),
    reason: "",
    otherwise: false,
    effects: /** @type {import("./effects-editor.js").EffectText[]} */ ([]),
  };
  const [draft, keep, clear] = useKept(`inject.${inject.id}`, start);
  const set = (/** @type {Partial<typeof start>} */ part) => keep({ ...draft, ...part });
  const save = async () => {
    const { title, text, to, reason } = draft;
    const effects = draft.otherwise ? effectOrders(draft.effects) : null;
    if (!(await order.give({ type: "EditInject", inject: inject.id, title, text, to, reason, effects }))) return;
    clear();
    onDone();
  };
  return html`<div class="builder stack">
    <${Line} label=${words.desk.injectTitle} maxlength="120" value=${draft.title} onInput=${(/** @type {string} */ title) => set({ title })} />
    <${Lines} label=${words.desk.injectText} value=${draft.text} onInput=${(/** @type {string} */ text) => set({ text })} />
    <${Readers} to=${draft.to} set=${(/** @type {string[]} */ to) => set({ to })} />
    <${Switch} label=${words.runsheet.otherEffects} value=${draft.otherwise} onInput=${(/** @type {boolean} */ otherwise) => set({ otherwise })} />
    ${draft.otherwise && html`<${EffectsEditor} label=${words.runsheet.otherEffects} effects=${draft.effects} set=${(/** @type {typeof draft.effects} */ effects) => set({ effects })} />`}
    <${Line} label=${words.runsheet.editWhy} maxlength="4000" value=${draft.reason} onInput=${(/** @type {string} */ reason) => set({ reason })} />
    <div class="bar"><button type="button" class="button main" disabled=${order.busy || !draft.reason.trim()} onClick=${save}>${order.busy ? words.common.sending : publishing(words.runsheet.editSave)}</button>
      <button type="button" class="button plain" onClick=${() => (clear(), onDone())}>${words.common.cancel}</button></div>
    <${Refusal} refused=${order.refused} />
  </div>`;
}
