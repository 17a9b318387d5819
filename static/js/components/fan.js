/** One gauge over the rest of the game: how it came, then the bands of many futures, turn by turn; the figures on request. */
import { html } from "../html.js";
import { measured, number } from "../format.js";
import { section } from "../store.js";
import { words } from "../morewords.js";

const [WIDE, HIGH, EDGE] = [320, 108, 6];
/** What the figures of the value axis take of the width, and what one of them takes of the height. */
const [AXIS, LINE] = [42, 12];

/**
 * @param {{id: string, bands: number[][], percentiles: number[], turn: number, ticks: number}} props `bands` has a list of values at
 *   the percentiles for each tick from the next on
 */
export function Fan({ id, bands, percentiles, turn, ticks }) {
  const info = section("book")?.gauges[id];
  const now = section("gauges")?.[id];
  const last = bands[bands.length - 1];
  if (!info || !now || !last) return null;
  const path = now.path;
  const all = [...path, ...bands.flat()];
  const slack = Math.max((info.high - info.low) / 20, (Math.max(...all) - Math.min(...all)) / 10);
  const [floor, roof] = [Math.min(...all) - slack, Math.max(...all) + slack];
  const steps = path.length - 1 + bands.length;
  const x = (/** @type {number} */ n) => AXIS + (n / Math.max(1, steps)) * (WIDE - AXIS - EDGE);
  const y = (/** @type {number} */ value) => HIGH - 4 - ((value - floor) / (roof - floor)) * (HIGH - 8);
  const at = (/** @type {number} */ n, /** @type {number} */ value) => `${x(n).toFixed(1)} ${y(value).toFixed(1)}`;
  const here = path.length - 1;
  // Every fan opens at the value that stands now.
  const edge = (/** @type {number} */ place) => [now.value, ...bands.map((band) => band[place] ?? 0)].map((value, n) => at(here + n, value));
  const fan = (/** @type {number} */ low, /** @type {number} */ high) => `M${edge(low).join("L")}L${edge(high).reverse().join("L")}Z`;
  const [low, middle, high] = [0, 2, 4].map((place) => measured(last[place] ?? 0, info.unit));
  const sum = words.ahead.band(low ?? "", high ?? "", middle ?? "");
  // The figure of now stands beside the line, but never over the least and the most.
  const scale = [Math.max(...all), now.value, Math.min(...all)];
  const [top, foot] = [y(scale[0] ?? 0), y(scale[2] ?? 0)];
  const places = [top, Math.min(Math.max(y(now.value), top + LINE), Math.max(foot, top + 2 * LINE) - LINE), Math.max(foot, top + 2 * LINE)];
  const turns = Array.from({ length: Math.floor(bands.length / ticks) }, (_, n) => n);
  return html`<figure class="fan">
    <figcaption><b>${info.title}</b> <span class="num">${measured(now.value, info.unit)} ${words.ahead.now}</span><span class="quiet">${sum}</span><span class="quiet">${words.ahead.expertSet}</span></figcaption>
    <svg viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${`${info.title}: ${sum}`}>
      ${turns.map((n) => html`<line key=${n} class="turn" x1=${x(here + (n + 1) * ticks)} x2=${x(here + (n + 1) * ticks)} y1="0" y2=${HIGH} />`)}
      ${scale.map((value, n) => (n !== 1 || (value !== scale[0] && value !== scale[2])) && html`<g key=${n}><line class="turn" x1=${AXIS - 4} x2=${AXIS} y1=${y(value)} y2=${y(value)} />
        <text class="scale" x=${AXIS - 6} y=${(places[n] ?? 0) + 4}>${number(value)}</text></g>`)}
      <path class="wide" d=${fan(0, 4)} />
      <path class="half" d=${fan(1, 3)} />
      <path class="middle" d=${`M${edge(2).join("L")}`} />
      <path class="came" d=${path.map((value, n) => `${n ? "L" : "M"}${at(n, value)}`).join("")} />
      <circle cx=${x(here)} cy=${y(now.value)} r="3" />
    </svg>
    <details class="fold"><summary class="quiet">${words.ahead.figures}<span class="hidden"> ${info.title}</span></summary>
      <div class="scroll" tabindex="0"><table class="preview">
        <thead><tr><th scope="col">${words.ahead.turnEnd}</th>${percentiles.map((p) => html`<th key=${p} scope="col">${words.ahead.percentile(p)}</th>`)}</tr></thead>
        <tbody>${turns.map((n) => html`<tr key=${n}><th scope="row">${section("book")?.calendar.labels[turn + n - 1] ?? turn + n}</th>
          ${bands[(n + 1) * ticks - 1]?.map((value, place) => html`<td key=${place} class="num">${number(value)}</td>`)}</tr>`)}</tbody>
      </table></div></details>
  </figure>`;
}
