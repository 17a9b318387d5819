/** One gauge over the whole game as this audience reads it: the line in large, and for every change why. */
import { html } from "../html.js";
import { measured, signed } from "../format.js";
import { course, resolved } from "../replaying.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";
import { Chart } from "./chart.js";
import { Choice, Panel } from "./elements.js";

const CAUSES = 3;

/** @param {{id: string, onPick: (id: string) => void}} props */
export function CourseOf({ id, onPick }) {
  const book = section("book");
  const info = book?.gauges[id];
  const now = section("gauges")?.[id];
  /** @type {number[]} */
  const values = course.value[id]?.path ?? [];
  if (!book || !info || !now || !values.length) return null;
  const ticks = Math.max(1, Math.round((values.length - 1) / Math.max(1, resolved.value)));
  const drawn = { title: info.title, unit: info.unit, values, here: now.path.length - 1, turns: book.calendar.labels.slice(0, Math.max(1, resolved.value)), ticks };
  return html`<${Panel} title=${words.replay.course} aside=${words.common.expertSet}>
    <${Choice} label=${words.replay.gauge} value=${id} onInput=${onPick} options=${Object.entries(book.gauges).map(([one, gauge]) => [one, gauge.title])} />
    <${Chart} course=${drawn} />
    <${Why} id=${id} />
  <//>`;
}

/** @param {{id: string}} props the changes of a gauge up to this step, newest first, each with its weightiest causes */
function Why({ id }) {
  const info = section("book")?.gauges[id];
  const turns = listed(section("results"), (result) => -result.turn).flatMap((result) => {
    const change = result.changes.find((one) => one.gauge === id);
    return change && Math.abs(change.after - change.before) >= 0.005 ? [{ ...change, turn: result.turn, label: result.label }] : [];
  });
  if (!turns.length) return html`<p class="empty">${words.replay.unchanged}</p>`;
  return html`<h3 class="group">${words.replay.why}</h3><ul class="items whys">
    ${turns.map((change) => html`<li key=${change.turn}><b>${change.label}: <span class="num">${signed(change.after - change.before)}</span></b>${" "}<span class="quiet num">${measured(change.before, "")} → ${measured(change.after, info?.unit ?? "")}</span>
      <ul>${change.shares.slice(0, CAUSES).map((share, n) => html`<li key=${n}><span class="num">${signed(share.change)}</span> ${share.says}</li>`)}</ul></li>`)}
  </ul>`;
}
