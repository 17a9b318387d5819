/** Gauges over the whole game: what had happened by this step in full, what was still to come as a faint line. */
import { html, useState } from "../html.js";
import { measured, signed } from "../format.js";
import { course } from "../replaying.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Panel } from "./elements.js";

const [WIDE, HIGH] = [300, 64];

/** @param {{picked: string, onPick: (id: string) => void}} props */
export function Lines({ picked, onPick }) {
  const [all, showAll] = useState(false);
  const book = section("book");
  const ids = all ? Object.keys(book?.gauges ?? {}) : (book?.headline_gauges ?? []);
  return html`<${Panel} title=${words.replay.lines} aside=${words.common.expertSet}>
    ${ids.map((id) => html`<${GaugeLine} key=${id} id=${id} picked=${picked === id} onPick=${onPick} />`)}
    <button type="button" class="button plain" aria-expanded=${all} onClick=${() => showAll(!all)}>
      ${all ? words.team.headlineGauges : words.team.allGauges(Object.keys(book?.gauges ?? {}).length)}</button>
  <//>`;
}

/** @param {{id: string, picked: boolean, onPick: (id: string) => void}} props */
function GaugeLine({ id, picked, onPick }) {
  const info = section("book")?.gauges[id];
  const now = section("gauges")?.[id];
  /** @type {number[]} */
  const whole = course.value[id]?.path ?? [];
  if (!info || !now) return null;
  const floor = Math.min(...whole, now.value);
  const roof = Math.max(...whole, now.value);
  const slack = Math.max((info.high - info.low) / 20, (roof - floor) / 8);
  const x = (/** @type {number} */ n) => 4 + (n / Math.max(1, whole.length - 1)) * (WIDE - 12);
  const y = (/** @type {number} */ value) => HIGH - 4 - ((value - floor + slack) / (roof - floor + 2 * slack)) * (HIGH - 8);
  const draw = (/** @type {number[]} */ path, from = 0) => path.map((value, n) => `${n ? "L" : "M"}${x(from + n).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const here = now.path.length - 1;
  const since = now.value - info.opening;
  return html`<figure class="line">
    <figcaption><button type="button" class="button plain name" aria-pressed=${picked} aria-label=${words.replay.enlarge(info.title)} onClick=${() => onPick(id)}>${info.title}</button><span class="num"><b>${measured(now.value, info.unit)}</b> ${since ? html`<span class="quiet">${signed(since)} ${words.board.sinceStart}</span>` : ""}</span></figcaption>
    <svg viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${words.common.pair(info.title, measured(now.value, info.unit))}>
      <line class="base" x1="0" x2=${WIDE} y1=${y(info.opening)} y2=${y(info.opening)} />
      <path class="later" d=${draw(whole.slice(here), here)} />
      <path d=${draw(now.path)} />
      <line class="here" x1=${x(here)} x2=${x(here)} y1="0" y2=${HIGH} />
      <circle cx=${x(here)} cy=${y(now.value)} r="3.5" />
    </svg>
  </figure>`;
}
