/** One's own seat: the name that others see, and getting up from the table. */
import { html, useState } from "../html.js";
import { me, section } from "../store.js";
import { words } from "../words.js";
import { Act } from "./act.js";
import { Line, Refusal } from "./elements.js";
import { personName } from "./names.js";
import { useOrder } from "../orders.js";

export function OwnSeat() {
  const order = useOrder();
  const seat = me.value?.seat ?? "";
  const name = personName(seat) || (me.value?.name ?? "");
  const [typed, type] = useState("");
  if (me.value?.role === "replay" || !section("seats")?.[seat]) return null;
  const rename = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (typed.trim() && (await order.give({ type: "RenameSeat", name: typed }))) type("");
  };
  return html`<details class="fold own-seat"><summary>${words.common.mySeat}</summary>
    <form class="stack tight" onSubmit=${rename}>
      <${Line} label=${words.common.myName(name)} value=${typed} maxlength="40" onInput=${type} />
      <div class="bar"><button type="submit" class="button" disabled=${order.busy || !typed.trim()}>${words.common.rename}</button>
        <${Act} kind="grave" label=${words.common.leaveSeat} ask=${words.common.leaveAsk} order=${{ type: "LeaveSeat" }} /></div>
      <${Refusal} refused=${order.refused} />
    </form>
  </details>`;
}
