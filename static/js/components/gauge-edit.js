/** The umpire's correction of a gauge: a value and a reason, which the ledger keeps. */
import { html, useState } from "../html.js";
import { measured } from "../format.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { gaugeOptions, typedNumber } from "./effects-editor.js";
import { Choice, Line, Panel, Refusal } from "./elements.js";
import { Gauges } from "./gauges.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

export function GaugeEdit() {
  const order = useOrder();
  const [done, setDone] = useState(false);
  const [draft, keep, clear] = useKept("gauge", { gauge: "", value: "", reason: "" });
  const info = section("book")?.gauges[draft.gauge];
  const now = section("gauges")?.[draft.gauge];
  const set = (/** @type {Partial<typeof draft>} */ part) => {
    setDone(false);
    keep({ ...draft, ...part });
  };
  const send = async () => {
    if (!(await order.give({ type: "EditGauge", gauge: draft.gauge, value: typedNumber(draft.value), reason: draft.reason }))) return;
    clear();
    setDone(true);
  };
  const hint = info && now ? `${measured(now.value, info.unit)}. ${words.talk.range(info.low, info.high, info.unit === "index" ? "" : info.unit)}` : words.desk.pickGauge;
  return html`<div>
    <${Panel} title=${words.desk.edit}>
      <div class="pair">
        <${Choice} label=${words.desk.gauge} hint=${hint} value=${draft.gauge} first=${words.team.chooseTarget} options=${gaugeOptions()} onInput=${(/** @type {string} */ gauge) => set({ gauge })} />
        <${Line} label=${words.desk.editValue} inputmode="decimal" value=${draft.value} onInput=${(/** @type {string} */ value) => set({ value })} />
      </div>
      <${Line} label=${words.desk.reason} value=${draft.reason} onInput=${(/** @type {string} */ reason) => set({ reason })} />
      <div class="bar"><button type="button" class="button main" disabled=${order.busy || !draft.gauge || draft.value === ""} onClick=${send}>${publishing(words.desk.editDo)}</button>
        <span class="quiet" role="status">${done ? words.desk.edited : ""}</span></div>
      <${Refusal} refused=${order.refused} />
    <//>
    <${Gauges} all onPick=${(/** @type {string} */ gauge) => set({ gauge })} />
  </div>`;
}
