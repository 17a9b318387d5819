/** Our team's one reason for or against another team's move. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../morewords.js";
import { Lines, Refusal, Segments } from "./elements.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @param {{move: string}} props */
export function FileReason({ move }) {
  const order = useOrder();
  const [draft, keep, clear] = useKept(`reason.${move}`, { side: "against", text: "" });
  const filed = listed(section("reasons")).some((reason) => reason.move === move && reason.team === me.value?.team);
  if (filed) return html`<p class="quiet"><span class="mark good">${words.rulings.filed}</span></p>`;
  const send = async () => {
    if (await order.give({ type: "FileReason", move, side: draft.side, text: draft.text })) clear();
  };
  return html`<details class="fold"><summary><span class="button-like">${words.rulings.yourReason}</span></summary>
    <div class="stack">
      <${Segments} label=${words.rulings.side} value=${draft.side} onPick=${(/** @type {string} */ side) => keep({ ...draft, side })}
        options=${[["for", words.rulings.for], ["against", words.rulings.against]]} />
      <${Lines} label=${draft.side === "for" ? words.rulings.fileFor : words.rulings.fileAgainst} value=${draft.text}
        onInput=${(/** @type {string} */ text) => keep({ ...draft, text })} />
      <div><button type="button" class="button main" disabled=${order.busy || !draft.text.trim()} onClick=${send}>
        ${order.busy ? words.common.sending : words.rulings.file}</button></div>
      <${Refusal} refused=${order.refused} />
    </div>
  </details>`;
}
