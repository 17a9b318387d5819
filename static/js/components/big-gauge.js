/** A headline gauge to be read across a room: value, change, line. */
import { html } from "../html.js";
import { number, signed } from "../format.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Spark } from "./spark.js";

/** @param {{id: string}} props */
export function BigGauge({ id }) {
  const info = section("book")?.gauges[id];
  const now = section("gauges")?.[id];
  if (!info || !now) return null;
  const moved = now.value - now.before;
  return html`<div class="big">
    <h2>${info.title}</h2>
    <p class="num"><b>${number(now.value)}</b>${info.unit !== "index" && html` <small>${info.unit}</small>`}</p>
    <p class="since num">${now.path.length > 1 ? `${signed(moved)} ${words.board.sinceLast}` : ""}</p>
    <${Spark} path=${now.path} low=${info.low} high=${info.high} title=${info.title} />
  </div>`;
}

/** @param {{id: string}} props */
export function SmallGauge({ id }) {
  const info = section("book")?.gauges[id];
  const now = section("gauges")?.[id];
  if (!info || !now) return null;
  const moved = now.value - now.before;
  return html`<tr><th scope="row">${info.title}</th><td class="num"><b>${number(now.value)}</b> ${info.unit !== "index" && html`<small>${info.unit}</small>`}</td>
    <td class="num moved">${moved ? signed(moved) : ""}</td></tr>`;
}
