/** What the close of the sheets will do to a team that has not sealed, and the umpire's word otherwise. */
import { html, useState } from "../html.js";
import { me, section } from "../store.js";
import { words } from "../allwords.js";
import { Choice, Line, Refusal } from "./elements.js";
import { personName } from "./names.js";
import { useOrder } from "../orders.js";

/** @param {string} policy */
function policyWords(policy) {
  return /** @type {Record<string, string>} */ (words.control.policies)[policy] ?? policy;
}

/** @param {{team: string}} props */
export function AtClose({ team }) {
  const order = useOrder();
  const now = section("at_close")?.[team];
  const [policy, setPolicy] = useState("");
  const [reason, setReason] = useState("");
  if (!now) return null;
  const by = now.by ? words.control.byUmpire(personName(now.by), now.reason) : words.control.byScenario;
  const send = async () => {
    if (!(await order.give({ type: "SetAtClose", team, policy, reason }))) return;
    setPolicy("");
    setReason("");
  };
  return html`<details class="fold at-close"><summary class="quiet">${words.common.pair(words.control.atClose, policyWords(now.policy))}${now.absent ? ` · ${words.control.absent}` : ""}</summary>
    <p class="quiet">${by}</p>
    ${me.value?.role === "umpire" && html`<div class="bar">
      <${Choice} label=${words.control.otherwise} value=${policy} first=${words.team.chooseTarget} options=${Object.entries(words.control.policies).filter(([id]) => id !== now.policy)} onInput=${setPolicy} />
      <${Line} label=${words.desk.reason} value=${reason} onInput=${setReason} />
      <button type="button" class="button" disabled=${order.busy || !policy || !reason.trim()} onClick=${send}>${words.control.decide}</button></div>`}
    <${Refusal} refused=${order.refused} />
  </details>`;
}
