/** Effects written by hand: which gauge, by how much, when. Bounds are the server's to judge. */
import { number } from "../format.js";
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Choice, Line } from "./elements.js";

/** @typedef {{gauge: string, by: string, later: string, spread: string}} EffectText */

/** @returns {[string, string][]} */
export function gaugeOptions() {
  const gauges = Object.entries(section("book")?.gauges ?? {});
  return gauges.map(([id, info]) => /** @type {[string, string]} */ ([id, info.title])).sort((a, b) => a[1].localeCompare(b[1]));
}

/** @param {{effects: EffectText[], set: (effects: EffectText[]) => void, label?: string, says?: string}} props */
export function EffectsEditor({ effects, set, label, says }) {
  const put = (/** @type {number} */ at, /** @type {Partial<EffectText>} */ part) => set(effects.map((effect, n) => (n === at ? { ...effect, ...part } : effect)));
  return html`<fieldset class="stack tight"><legend>${label ?? words.desk.effects}</legend>
    ${says && html`<p class="quiet">${says}</p>`}
    ${effects.map((effect, n) => html`<div class="effect-edit" key=${n}>
      <${Choice} label=${words.desk.gauge} value=${effect.gauge} first=${words.team.chooseTarget} options=${gaugeOptions()} onInput=${(/** @type {string} */ gauge) => put(n, { gauge })} />
      <${Line} label=${words.desk.by} inputmode="decimal" value=${effect.by} onInput=${(/** @type {string} */ by) => put(n, { by })} />
      <${Line} label=${words.desk.later} type="number" min="0" max="40" value=${effect.later} onInput=${(/** @type {string} */ later) => put(n, { later })} />
      <${Line} label=${words.desk.spread} type="number" min="0" max="40" value=${effect.spread} onInput=${(/** @type {string} */ spread) => put(n, { spread })} />
      <button type="button" class="button plain" onClick=${() => set(effects.filter((_, at) => at !== n))}>${words.common.remove}</button>
    </div>`)}
    <div><button type="button" class="button" onClick=${() => set([...effects, { gauge: "", by: "", later: "0", spread: "0" }])}>${words.desk.addEffect}</button></div>
  </fieldset>`;
}

/** @param {string} text a number as people type it: a comma or a true minus sign will do */
export function typedNumber(text) {
  return Number(text.trim().replace(",", ".").replace("\u2212", "-"));
}

/** @param {EffectText[]} effects */
export function effectOrders(effects) {
  return effects.map((effect) => ({ gauge: effect.gauge, by: typedNumber(effect.by), later: Math.round(Number(effect.later)), spread: Math.round(Number(effect.spread)) }));
}

/** @param {{gauge: string, by: number | string, later: number, spread: number}} effect as the run-sheet or an order has it */
export function effectWords(effect) {
  const title = section("book")?.gauges[effect.gauge]?.title ?? effect.gauge;
  const by = typeof effect.by === "number" ? `${effect.by > 0 ? "+" : ""}${number(effect.by)}` : effect.by;
  const when = effect.spread ? words.runsheet.spread(effect.spread) : effect.later ? words.runsheet.quarters(effect.later) : "";
  return `${title} ${by} ${when}`.trim();
}
