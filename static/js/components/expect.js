/** What the team may expect of one of its moves, from what it may know: the chance in words, and what is likely to move. */
import { html } from "../html.js";
import { measured, signed } from "../format.js";
import { eyes, section } from "../store.js";
import { words } from "../morewords.js";
import { Chance } from "./elements.js";
import { Looking } from "./looking.js";
import { useLook } from "./use-look.js";

/** @param {{move: import("../types.js").MoveDraft}} props */
export function Expect({ move }) {
  const looked = /** @type {ReturnType<typeof useLook<import("../types.js").OddsFound>>} */ (useLook());
  if (eyes.value) return null;
  const { card, target, parameters, covert } = move;
  const ask = { kind: "odds", move: { card, target, parameters, covert, reason: move.reason.trim() ? "1" : "" } };
  const at = JSON.stringify([ask, section("gauges")]);
  const found = looked.found;
  return html`<div class="expect">
    <${Looking} ...${looked} old=${Boolean(found) && looked.about !== at} label=${words.ahead.hope} onAsk=${() => looked.ask(ask, at)} />
    ${found && html`<div class="stack tight" aria-busy=${looked.busy}>
      <p>${words.common.colon(words.ahead.hopeChance)} <${Chance} chance=${found.chance} says=${found.words} /></p>
      <${Lines} title=${words.ahead.byTurn} lines=${found.by_turn} />
      <${Lines} title=${words.ahead.byEnd} lines=${found.by_end} />
      <p class="quiet">${words.ahead.hopeSays} ${words.ahead.expertSet}</p>
    </div>`}
  </div>`;
}

/** @param {{title: string, lines: import("../types.js").HopeLine[]}} props */
function Lines({ title, lines }) {
  const gauges = section("book")?.gauges ?? {};
  return html`<b>${title}</b>
    ${lines.length
      ? html`<ul class="hopes">${lines.map((line) => html`<li key=${line.gauge}><span class="way" aria-hidden="true">${line.way === "rises" ? "▲" : "▼"}</span>
          <span>${words.ahead[line.way](gauges[line.gauge]?.title ?? line.gauge, line.words)} <small class="num">${measured(line.chance, "%")}</small></span>
          <span class="num quiet">${words.ahead.onTheWhole(signed(line.mean))}</span></li>`)}</ul>`
      : html`<p class="quiet">${words.ahead.hopeNone}</p>`}`;
}
