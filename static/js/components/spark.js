/** A gauge's trend since the opening as a small line; the dotted rule is the opening value. */
import { html } from "../html.js";
import { words } from "../words.js";
import { number } from "../format.js";

/** @param {{path: number[], low: number, high: number, title: string}} props */
export function Spark({ path, low, high, title }) {
  const [floor, roof] = span(path, low, high);
  const x = (/** @type {number} */ n) => (path.length > 1 ? (n / (path.length - 1)) * 96 : 96);
  const y = (/** @type {number} */ value) => 26 - ((value - floor) / (roof - floor || 1)) * 24;
  const first = path[0] ?? 0;
  const last = path[path.length - 1] ?? 0;
  const d = path.map((value, n) => `${n ? "L" : "M"}${x(n).toFixed(1)} ${y(value).toFixed(1)}`).join(" ");
  return html`<svg class="spark" viewBox="0 0 100 28" preserveAspectRatio="none" role="img"
    aria-label=${words.common.pair(`${title}, ${words.team.trend}`, `${number(first)} → ${number(last)}`)}>
    <line x1="0" x2="100" y1=${y(first)} y2=${y(first)} />
    <path d=${path.length > 1 ? d : `M0 ${y(last)} L96 ${y(last)}`} />
  </svg>`;
}

/**
 * The range to draw: what was passed through, but never less than a tenth of the gauge, so that noise does not look like news.
 * @param {number[]} path
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
function span(path, low, high) {
  const least = (high - low) / 10;
  const floor = Math.min(...path);
  const roof = Math.max(...path);
  const slack = Math.max(0, least - (roof - floor)) / 2;
  return [floor - slack, roof + slack];
}
