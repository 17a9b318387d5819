/** The umpire's queue: a line for each move with the engine's proposal, one click to accept; opened, every part of it may be ruled otherwise. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { Aims } from "./aims.js";
import { effectWords } from "./effects-editor.js";
import { Chance, Panel } from "./elements.js";
import { Arguments, EstimatesNow } from "./contest.js";
import { Factors } from "./factors.js";
import { Foreseen } from "./foreseen.js";
import { CardSays, MoveFacts, moveTitle } from "./move-text.js";
import { TeamTag } from "./names.js";
import { Overrule } from "./overrule.js";
import { inWhiteCell } from "./prepared.js";
import { RulingEditor } from "./ruling-editor.js";
import { degreeTone, degreeWords, methodWords, RulingText } from "./ruling-text.js";
import { useLook } from "./use-look.js";

/** The methods in which the points of factors are added to dice; in the others they are only to be read. */
const ADDED = ["weighted", "opposed"];

export function RulingsQueue() {
  const turn = section("game")?.turn ?? 0;
  const queue = listed(section("queue")).filter((item) => section("moves")?.[item.id]?.turn === turn).sort((a, b) => (a.id < b.id ? -1 : 1));
  const open = queue.filter((item) => !item.ruling);
  const ready = open.filter((item) => item.chance !== null);
  const idle = ready.filter((item) => effectless(item)).length;
  const umpire = me.value?.role === "umpire";
  const looked = /** @type {ReturnType<typeof useLook<import("../types.js").DegreesFound>>} */ (useLook());
  // What the answer hangs on: the moves, how they are proposed, and how they are ruled.
  const at = JSON.stringify(queue.map((item) => [item.id, item.factors, item.ruling?.degree]));
  return html`<${Panel} title=${words.desk.queue} aside=${`${queue.length - open.length} / ${queue.length}`}>
    ${!queue.length && html`<p class="empty">${words.desk.noMoves}</p>`}
    ${umpire && ready.length > 0 && html`<div data-act="all"><${Act} kind="main" label=${words.desk.acceptAll(ready.length)} ask=${words.desk.acceptAllAsk(ready.length)} warn=${[...(idle ? [words.desk.acceptIdle(idle)] : []), words.desk.acceptSays]} order=${{ type: "AcceptRulings", turn, moves: [] }} /></div>
      <p class="quiet">${words.desk.acceptSays}</p>`}
    ${open.some((item) => ADDED.includes(item.method)) && html`<p class="quiet">${words.rulings.twoDice}</p>`}
    ${queue.length > 0 && !open.length && html`<p class="notice calm">${words.desk.allRuled}</p>`}
    ${[...open, ...queue.filter((item) => item.ruling)].map((item) => html`<${Item} key=${item.id} item=${item} umpire=${umpire} looked=${looked} at=${at} />`)}
    ${looked.found && html`<details class="fold"><summary>${words.ahead.aims} <span class="quiet">${words.ahead.expertSet}</span></summary><${Aims} aims=${looked.found.aims} /></details>`}
  <//>`;
}

/** @param {{ruling: import("../types.js").Ruling}} props what the umpire set by hand for this move */
function ByHand({ ruling }) {
  if (!ruling.effects?.length) return null;
  return html`<p>${words.desk.effectsRuled(ruling.effects.map(effectWords).join(" · "))}</p>`;
}

/**
 * A free-form move has no card, so only what the umpire rules for it can change anything.
 * @param {import("../types.js").Queued & {id: string}} item
 */
function effectless(item) {
  return !section("moves")?.[item.id]?.card && !item.ruling?.effects?.length;
}

/**
 * @param {{item: import("../types.js").Queued & {id: string}, umpire: boolean,
 *   looked: ReturnType<typeof useLook<import("../types.js").DegreesFound>>, at: string}} props
 */
function Item({ item, umpire, looked, at }) {
  const move = section("moves")?.[item.id];
  if (!move) return null;
  const ready = umpire && !item.ruling && item.chance !== null;
  return html`<article class="move queued">
    <details class="fold"><summary><${TeamTag} team=${move.team} /><h3>${moveTitle(move)}</h3>
        ${effectless(item) && html`<span class="mark warn idle" title=${words.desk.noEffectSays}>${words.desk.noEffect}</span>`}
        ${item.ruling ? html`<span class=${`mark end ${degreeTone(item.ruling.degree)}`}>${degreeWords(item.ruling.degree)}</span>`
          : item.chance === null ? html`<span class="mark warn end">${words.desk.ownRuling}</span>` : html`<span class="end"><${Chance} chance=${item.chance} says=${item.words} /></span>`}</summary>
      <div class="stack tight">
        <${CardSays} card=${move.card} />
        <${MoveFacts} move=${move} />
        ${!item.ruling && effectless(item) && html`<p class="quiet">${words.desk.noEffectSays}</p>`}
        ${item.ruling
          ? html`<${RulingText} ruling=${item.ruling} /><${ByHand} ruling=${item.ruling} />${inWhiteCell() && html`<${Overrule} move=${item.id} ruling=${item.ruling} />`}`
          : html`<p class="quiet">${methodWords(item.method)}</p><${Factors} factors=${item.factors} sum=${ADDED.includes(item.method)} />`}
        <${EstimatesNow} move=${item.id} />
        <details class="fold"><summary class="quiet">${words.desk.preview}</summary><div class="stack">${(item.ruling?.effects?.length ?? 0) > 0 && html`<p class="notice calm">${words.desk.previewOld}</p>`}
          <${Foreseen} move=${item.id} preview=${item.preview} looked=${looked} at=${at} />
          <${Arguments} move=${{ ...move, id: item.id }} /></div></details>
        ${inWhiteCell() && !item.ruling && html`<${RulingEditor} move=${item.id} item=${item} />`}
      </div></details>
    ${ready && html`<span data-act="accept"><${Act} label=${words.desk.accept} title=${words.desk.acceptSays} order=${{ type: "AcceptRulings", turn: move.turn, moves: [item.id] }} /></span>`}
  </article>`;
}
