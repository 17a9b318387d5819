/** The moves on the table: arguments for and against, blind estimates, and each ruling once it is known. */
import { html } from "../html.js";
import { listed, me, mine, section } from "../store.js";
import { words } from "../morewords.js";
import { Estimate } from "./estimate.js";
import { Panel, Segments } from "./elements.js";
import { FileReason } from "./file-reason.js";
import { CardSays, MoveFacts, moveTitle } from "./move-text.js";
import { personName, TeamTag, teamName, teamNames } from "./names.js";
import { RulingText } from "./ruling-text.js";
import { useState } from "../html.js";

/** @typedef {import("../types.js").Move & {id: string}} Move */

export function Contest() {
  const game = section("game");
  const all = listed(section("moves"));
  const turns = [...new Set(all.map((move) => move.turn))].sort((a, b) => a - b);
  const [picked, pick] = useState("");
  const turn = Number(picked) || turns[turns.length - 1] || game?.turn || 0;
  const moves = all.filter((move) => move.turn === turn).sort((a, b) => (a.id < b.id ? -1 : 1));
  // Who is asked for arguments and estimates reads no more of others' cards than before they were played.
  const argued = game?.phase === "contest" && turn === game.turn && !["projector", "replay"].includes(me.value?.role ?? "");
  return html`<${Panel} title=${words.team.table} aside=${section("book")?.calendar.labels[turn - 1] ?? ""}>
    ${turns.length > 1 && html`<${Segments} label=${words.common.turns} value=${String(turn)} onPick=${pick}
      options=${turns.map((n) => [String(n), String(n)])} />`}
    ${!moves.length && html`<p class="empty">${words.team.noMoves}</p><${WhoSealed} />`}
    ${argued && moves.some((move) => move.card && !section("book")?.cards[move.card]) && html`<p class="quiet">${words.rulings.unread}</p>`}
    ${moves.map((move) => html`<${OnTheTable} key=${move.id} move=${move} />`)}
  <//>`;
}

export function WhoSealed() {
  const sheets = section("sheets") ?? {};
  return html`<ul class="sealed-list">
    ${Object.entries(sheets).map(([team, sealed]) => html`<li key=${team}><${TeamTag} team=${team} />
      <span class=${`mark${sealed ? " good" : ""}`}>${sealed ? words.team.sealedYes : words.team.sealedNo}</span></li>`)}
  </ul>`;
}

/** @param {{move: Move}} props */
function OnTheTable({ move }) {
  const contest = section("game")?.phase === "contest" && move.turn === section("game")?.turn;
  const ruling = section("rulings")?.[move.id];
  const own = move.team === me.value?.team;
  const player = ["lead", "member"].includes(me.value?.role ?? "");
  return html`<article class="move">
    <header><${TeamTag} team=${move.team} /><h3>${moveTitle(move)}</h3></header>
    <${CardSays} card=${move.card} />
    <${MoveFacts} move=${move} />
    ${move.detected_by.length > 0 && html`<p class="quiet">${words.rulings.detected(teamNames(move.detected_by))}</p>`}
    <${Arguments} move=${move} />
    ${contest && player && !own && html`<${FileReason} key=${move.id} move=${move.id} />`}
    ${contest && !["projector", "replay"].includes(me.value?.role ?? "") && html`<${Estimate} key=${move.id} move=${move.id} />`}
    ${(!contest || section("estimates")?.[move.id]?.median !== undefined) && html`<${EstimatesNow} move=${move.id} />`}
    ${ruling ? html`<${RulingText} ruling=${ruling} />` : !contest && html`<p class="empty">${words.rulings.waiting}</p>`}
  </article>`;
}

/** @param {{move: Move}} props */
export function Arguments({ move }) {
  const reasons = listed(section("reasons"), (reason) => reason.at).filter((reason) => reason.move === move.id);
  return html`<ul class="reasons">
    ${move.reason && html`<li class="for"><b>${teamName(move.team)}</b> <span class="said">${move.reason}</span></li>`}
    ${reasons.map((reason) => html`<li key=${reason.id} class=${reason.side}>
      <b>${teamName(reason.team)}, ${words.rulings[/** @type {"for"} */ (reason.side)].toLowerCase()}</b> <span class="said">${reason.text}</span></li>`)}
    ${!move.reason && !reasons.length && html`<li class="empty">${words.rulings.none}</li>`}
  </ul>`;
}

/** @param {import("../types.js").Estimates} found what the people say, and apart from it what doctrines do */
function spread(found) {
  const said = words.rulings;
  if (!found.bots) return peoples(found);
  const { count, median } = found.bots;
  return `${peoples(found)}. ${median === undefined ? said.bots(count) : said.botsMedian(count, median)}`;
}

/** @param {import("../types.js").Estimates} found */
function peoples({ count, median, low, high }) {
  const said = words.rulings;
  if (median === undefined) return said.counted(count);
  if (low === high) return count === 1 ? said.estimateOne(median) : said.estimateAll(count, median);
  return `${said.counted(count)}. ${said.median(median, low ?? 0, high ?? 0)}`;
}

/** @param {{move: string}} props */
export function EstimatesNow({ move }) {
  const found = section("estimates")?.[move];
  const own = mine.value.estimates[move];
  if (!found) return null;
  return html`<p class="quiet">${spread(found)}${own !== undefined ? `. ${words.rulings.estimateGiven(own)}` : ""}</p>
    ${(found.outliers ?? []).map((one) => html`<p key=${one.seat} class="quiet">${words.observing[one.side](personName(one.seat), one.chance, found.median ?? 0)}</p>`)}`;
}
