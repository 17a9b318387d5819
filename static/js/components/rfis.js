/** Questions from the teams that wait for an answer, each with the place to answer it. */
import { html } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../words.js";
import { CableText } from "./cables.js";
import { Lines, Switch } from "./field.js";
import { Panel } from "./panel.js";
import { Refusal } from "./refusal.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "./use-order.js";

export function Rfis() {
  const open = listed(section("cables"), (cable) => cable.at).filter((cable) => cable.kind === "rfi" && !cable.answered);
  return html`<${Panel} title=${words.desk.rfis} aside=${open.length ? html`<b class="count">${open.length}</b>` : null}>
    ${!open.length && html`<p class="empty">${words.desk.noRfis}</p>`}
    <div aria-live="polite">${open.map((cable) => html`<${Question} key=${cable.id} cable=${cable} />`)}</div>
  <//>`;
}

/** @param {{cable: import("../channels.js").Cable}} props */
function Question({ cable }) {
  const order = useOrder();
  const [draft, keep, clear] = useKept(`rfi.${cable.id}`, { text: "", publish: false });
  const send = async () => {
    if (await order.give({ type: "AnswerRfi", cable: cable.id, text: draft.text, publish: draft.publish })) clear();
  };
  return html`<${CableText} cable=${cable} own="white_cell">
    <div class="stack tight">
      <${Lines} label=${words.desk.answer} value=${draft.text} onInput=${(/** @type {string} */ text) => keep({ ...draft, text })} />
      <div class="bar"><button type="button" class="button main" disabled=${order.busy || !draft.text.trim()} onClick=${send}>${words.desk.answer}</button>
        <${Switch} label=${words.desk.publish} value=${draft.publish} onInput=${(/** @type {boolean} */ publish) => keep({ ...draft, publish })} /></div>
      <${Refusal} refused=${order.refused} />
    </div>
  <//>`;
}
