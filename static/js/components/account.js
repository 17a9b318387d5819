/** What changed over a turn and why: each change with its causes as shares that add up. */
import { html, useState } from "../html.js";
import { measured, signed } from "../format.js";
import { listed, section } from "../store.js";
import { words } from "../words.js";
import { Panel } from "./elements.js";

const FEW = 5;

/** @param {{turn?: number}} props the last resolved turn unless another is named */
export function Account({ turn }) {
  const [all, showAll] = useState(false);
  const results = listed(section("results"), (result) => result.turn);
  const result = turn ? results.find((one) => one.turn === turn) : results[results.length - 1];
  if (!result) return html`<${Panel} title=${words.team.changed}><p class="empty">${words.team.nothingChanged}</p><//>`;
  const changes = result.changes.filter((change) => Math.abs(change.after - change.before) >= 0.005).sort((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
  const shown = all ? changes : changes.slice(0, FEW);
  return html`<${Panel} title=${words.team.changed} aside=${words.team.changedIn(result.label)}>
    ${!changes.length && html`<p class="empty">${words.team.steady}</p>`}
    ${shown.map((change) => html`<${ChangeAccount} key=${change.gauge} change=${change} />`)}
    ${changes.length > FEW && html`<button type="button" class="button plain" aria-expanded=${all} onClick=${() => showAll(!all)}>
      ${all ? words.common.fewer : words.common.more(changes.length - FEW)}</button>`}
  <//>`;
}

/** @param {import("../types.js").ChangeLine} change the scenario's first two headlines lead; then the largest change */
function rank(change) {
  const place = (section("book")?.headline_gauges ?? []).slice(0, 2).indexOf(change.gauge);
  return place < 0 ? 2 : place;
}

/** @param {import("../types.js").ChangeLine} change how much of the gauge's whole range it moved */
function weight(change) {
  const info = section("book")?.gauges[change.gauge];
  return Math.abs(change.after - change.before) / ((info?.high ?? 1) - (info?.low ?? 0) || 1);
}

/** @param {{change: import("../types.js").ChangeLine}} props */
function ChangeAccount({ change }) {
  const info = section("book")?.gauges[change.gauge];
  const most = Math.max(...change.shares.map((share) => Math.abs(share.change)), 0.001);
  const { head, rest } = split(change.shares);
  return html`<div class="account">
    <h3>${info?.title ?? change.gauge}
      <span class="num">${measured(change.before, "")} → ${measured(change.after, info?.unit ?? "")}</span></h3>
    <table class="shares"><tbody>
      ${head.map((share, n) => html`<${ShareRow} key=${n} share=${share} most=${most} />`)}
      ${rest && html`<${ShareRow} share=${rest} most=${most} />`}
    </tbody>
    <tfoot><tr><th scope="row">${words.team.total}</th><td class="bar-cell"></td>
      <td class="num">${signed(change.after - change.before)}</td></tr></tfoot></table>
  </div>`;
}

/**
 * The shares worth a row each, and the many small ones as one row, so that the rows still add up.
 * @param {import("../types.js").ShareLine[]} shares
 */
function split(shares) {
  const seen = shares.filter((share) => Math.abs(share.change) >= 0.005);
  if (seen.length <= FEW) return { head: seen, rest: null };
  const small = seen.slice(FEW - 1);
  const change = small.reduce((sum, share) => sum + share.change, 0);
  return { head: seen.slice(0, FEW - 1), rest: { kind: "rest", says: words.team.smaller(small.length), change } };
}

/** @param {{share: import("../types.js").ShareLine, most: number}} props */
function ShareRow({ share, most }) {
  const width = (Math.abs(share.change) / most) * 50;
  const up = share.change > 0;
  return html`<tr>
    <th scope="row">${share.says}</th>
    <td class="bar-cell"><svg class="sharebar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class=${up ? "up" : "down"} x=${up ? 50 : 50 - width} width=${width} y="1" height="8" /><line x1="50" x2="50" y1="0" y2="10" /></svg></td>
    <td class="num">${signed(share.change)}</td>
  </tr>`;
}
