/** The umpire's outlook: the bands of chosen gauges over the turns that are left, and what comes of the objectives. */
import { html, useEffect } from "../html.js";
import { row } from "../format.js";
import { listed, rev, section } from "../store.js";
import { words } from "../morewords.js";
import { Aims } from "./aims.js";
import { gaugeOptions } from "./effects-editor.js";
import { Fan } from "./fan.js";
import { Choice, Panel, Segments } from "./elements.js";
import { Looking } from "./looking.js";
import { teamName, teamNames } from "./names.js";
import { useKept } from "./use-kept.js";
import { useLook } from "./use-look.js";

const MOST = 12;

export function Outlook() {
  const [wish, keep] = useKept("outlook", { gauges: /** @type {string[]} */ ([]), sheets: "given" });
  const looked = /** @type {ReturnType<typeof useLook<import("../types.js").OutlookFound>>} */ (useLook());
  const stage = section("game")?.stage;
  const over = stage === "over";
  const at = `${rev.value} ${JSON.stringify(wish)}`;
  const ask = () => looked.ask({ kind: "outlook", ...wish }, at);
  useEffect(() => {
    if (!over) void ask();
  }, [JSON.stringify(wish), over]);
  const shown = wish.gauges.length ? wish.gauges : (section("book")?.headline_gauges ?? []);
  const add = (/** @type {string} */ id) => id && keep({ ...wish, gauges: [...shown.filter((other) => other !== id), id].slice(-MOST) });
  const found = looked.found;
  return html`<${Panel} title=${words.ahead.title} aside=${words.ahead.expertSet}>
    ${over ? html`<p class="empty">${words.ahead.over}</p>` : html`<div class="stack">
      ${stage === "lobby" && html`<p class="quiet">${words.ahead.lobby}</p>`}
      <div class="pair">
        <div class="field"><span>${words.ahead.sheets}</span><${Segments} label=${words.ahead.sheets} value=${wish.sheets}
          onPick=${(/** @type {string} */ sheets) => keep({ ...wish, sheets })} options=${Object.entries(words.ahead.sheetsAre)} /></div>
        <${Choice} label=${words.ahead.addGauge} value="" first=${words.team.chooseTarget} options=${gaugeOptions().filter(([id]) => !shown.includes(id))} onInput=${add} />
      </div>
      <${Looking} ...${looked} old=${Boolean(found) && looked.about !== at} label=${words.ahead.again} onAsk=${ask} />
      ${found && html`<div class="stack" aria-busy=${looked.busy}>
        <p class="quiet">${words.ahead.says(found.n, found.turn)} ${found.given.length > 0 && words.ahead.givenOf(teamNames(found.given))}${" "}
          <${Playing} doctrines=${found.doctrines} /></p>
        <p class="quiet">${words.ahead.key}</p>
        <div class="fans">${Object.entries(found.bands).map(([id, bands]) => html`<${Fan} key=${id} id=${id} bands=${bands} percentiles=${found.percentiles} turn=${found.turn} ticks=${found.ticks} />`)}</div>
        ${wish.gauges.length > 0 && html`<div><button type="button" class="button plain" onClick=${() => keep({ ...wish, gauges: [] })}>${words.ahead.headline}</button></div>`}
        <h3>${words.ahead.aims}</h3>
        <${Aims} aims=${found.aims} />
      </div>`}
    </div>`}
  <//>`;
}

/** @param {{doctrines: Record<string, string>}} props by team; who sits at the table is told apart from who is only supposed to play so */
function Playing({ doctrines }) {
  const seats = listed(section("seats"));
  const plays = (/** @type {string} */ team) => seats.some((seat) => seat.team === team && seat.doctrine && !seat.paused);
  const names = (/** @type {boolean} */ really) =>
    row(Object.entries(doctrines).filter(([team]) => plays(team) === really).map(([team, title]) => `${teamName(team)} (${title})`), words.common.and);
  return html`${names(true) && words.ahead.playedBy(names(true))} ${names(false) && words.ahead.supposed(names(false))}`;
}
