/** The gauges this audience may read, by group: value, change over the last turn, trend. */
import { html, useState } from "../html.js";
import { measured, signed } from "../format.js";
import { section } from "../store.js";
import { words } from "../words.js";
import { sourceNames } from "./names.js";
import { Panel } from "./elements.js";
import { rulebookPage } from "./toolbar.js";
import { Spark } from "./spark.js";

/** @param {{id: string, onPick?: (id: string) => void}} props */
export function GaugeRow({ id, onPick }) {
  const info = section("book")?.gauges[id];
  const now = section("gauges")?.[id];
  if (!info || !now) return null;
  const moved = now.value - now.before;
  // An opening value that rests on no published figure says so wherever it stands.
  // That the numbers are judgement stands once over all of them; what is behind each one is a pointer's rest away.
  const notes = info.unit === "index" ? "" : info.unit;
  const name = onPick
    ? html`<button type="button" class="button plain name" onClick=${() => onPick(id)}>${info.title}</button>`
    : html`<a class="about" href=${rulebookPage("gauge", id)} target="_blank">${info.title}</a>`;
  return html`<div class="gauge" title=${`${info.because} ${sourceNames(info.sources)}`}>
    <span>${name}</span>
    <${Spark} path=${now.path} low=${info.low} high=${info.high} title=${info.title} />
    <span class="value">${measured(now.value, "")}
      ${moved !== 0 && html` <span class=${`moved ${tone(moved, info.better)}`}>${signed(moved)}</span>`}
      ${notes && html`<small>${notes}</small>`}</span>
  </div>`;
}

/**
 * Whether a change is for the better by the gauge's own word; the sign is always shown beside the colour.
 * @param {number} moved
 * @param {string} better
 */
export function tone(moved, better) {
  if (!moved || better === "neither") return "";
  return moved > 0 === (better === "up") ? "better" : "worse";
}

/** @param {{onPick?: (id: string) => void, all?: boolean}} props `all` begins with every gauge shown */
export function Gauges({ onPick, all: every = false }) {
  const [all, showAll] = useState(every);
  const book = section("book");
  const groups = grouped(book?.gauges ?? {});
  const names = Object.keys(groups);
  if (!names.length) return html`<${Panel} title=${words.team.gauges}><p class="empty">${words.team.noGauges}</p><//>`;
  const headline = book?.headline_gauges ?? [];
  return html`<${Panel} title=${every ? words.team.everyGauge : words.team.gauges} aside=${words.common.expertSet}>
    <div class="gauges">
      ${!all && headline.map((id) => html`<${GaugeRow} key=${id} id=${id} onPick=${onPick} />`)}
      ${all && names.map((name) => html`<div key=${name}>
        <h3 class="group">${name}</h3>
        ${groups[name]?.map((id) => html`<${GaugeRow} key=${id} id=${id} onPick=${onPick} />`)}
      </div>`)}
    </div>
    <button type="button" class="button plain" aria-expanded=${all} onClick=${() => showAll(!all)}>
      ${all ? words.team.headlineGauges : words.team.allGauges(Object.values(groups).flat().length)}</button>
  <//>`;
}

/**
 * @param {Record<string, import("../types.js").GaugeInfo>} gauges
 * @returns {Record<string, string[]>}
 */
function grouped(gauges) {
  /** @type {Record<string, string[]>} */
  const groups = {};
  for (const [id, gauge] of Object.entries(gauges)) {
    const name = gauge.group.charAt(0).toUpperCase() + gauge.group.slice(1).replaceAll("_", " ");
    (groups[name] ??= []).push(id);
  }
  return groups;
}
