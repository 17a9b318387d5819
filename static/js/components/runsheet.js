/** The planned injects in the order of their time: due now or offered by the world, later, sent; each to send, hold or let go. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../words.js";
import { Act } from "./act.js";
import { Improvise } from "./improvise.js";
import { teamNames } from "./names.js";
import { Panel } from "./panel.js";

/** @typedef {import("../types.js").Inject & {id: string}} Inject */

export function Runsheet() {
  const turn = section("game")?.turn ?? 0;
  const phases = (section("book")?.phases ?? []).map((phase) => phase.id);
  const all = listed(section("runsheet")).sort((a, b) => (a.planned || 99) - (b.planned || 99) || phases.indexOf(a.phase) - phases.indexOf(b.phase));
  const past = all.filter((one) => one.released);
  const due = all.filter((one) => !one.released && (one.planned === turn || one.offered));
  const later = all.filter((one) => !one.released && one.planned !== turn && !one.offered);
  return html`<${Panel} title=${words.desk.runsheet} aside=${`${past.length} / ${all.length}`}>
    ${me.value?.role === "umpire" && html`<${Improvise} />`}
    ${!all.length && html`<p class="empty">${words.desk.noInjects}</p>`}
    <${Group} title=${words.desk.dueNow} injects=${due} />
    <${Group} title=${words.desk.later2} injects=${later} />
    <${Group} title=${words.desk.past} injects=${past} />
  <//>`;
}

/** @param {{title: string, injects: Inject[]}} props */
function Group({ title, injects }) {
  if (!injects.length) return null;
  return html`<div><h3 class="group">${title}</h3><ul class="items">${injects.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul></div>`;
}

/** @param {{inject: Inject}} props one line with what matters; its text and the rarer buttons on opening */
export function InjectRow({ inject }) {
  const phase = section("book")?.phases.find((one) => one.id === inject.phase)?.title ?? inject.phase;
  const role = me.value?.role;
  const game = section("game");
  const may = role === "umpire" && game?.stage === "play" && !inject.released;
  const now = inject.planned === game?.turn && inject.phase === game?.phase && !inject.held && inject.fits;
  return html`<li class="inject">
    <details class="fold"><summary><span><b>${inject.title}</b>
      <small class="quiet">${inject.planned ? words.desk.due(inject.planned, phase) : words.desk.unplanned}</small>
      ${inject.released > 0 && html`<span class="mark good">${words.desk.sentIn(inject.released)}</span>`}
      ${inject.offered > 0 && !inject.released && html`<span class="mark good">${words.desk.offeredIn(inject.offered)}</span>`}
      ${inject.held && html`<span class="mark warn">${words.desk.held}</span>`}
      ${!inject.fits && !inject.released && html`<span class="mark">${words.desk.unfit}</span>`}</span></summary>
      <p class="said">${inject.text}</p>
      <p class="bar quiet"><span>${words.desk.to(teamNames(inject.to))}</span><span>${/** @type {Record<string, string>} */ (words.desk.tones)[inject.news] ?? ""}</span>
        ${!inject.released && html`<${Act} label=${inject.held ? words.desk.unhold : words.desk.hold} order=${{ type: "HoldInject", inject: inject.id, held: !inject.held, reason: "" }} />`}</p>
    </details>
    ${may && html`<${Act} kind=${now ? "main" : ""} label=${words.desk.release} ask=${words.desk.releaseAsk(inject.title)} order=${{ type: "ReleaseInject", inject: inject.id }} />`}
  </li>`;
}
