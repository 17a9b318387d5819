/** One move on the sheet: its target, parameters, argument and whether it is covert, or the words of a free-form move. */
import { html } from "../html.js";
import { blurred, edit, editMove, focused, moves } from "../drafting.js";
import { measured } from "../format.js";
import { me, section } from "../store.js";
import { words } from "../words.js";
import { costOf, costWords } from "./budget.js";
import { Chance } from "./chance.js";
import { Expect } from "./expect.js";
import { Choice, Line, Lines, Switch } from "./field.js";
import { teamIds, teamName } from "./names.js";

/** @param {{move: import("../types.js").MoveDraft, slot: number}} props */
export function MoveEditor({ move, slot }) {
  const book = section("book");
  const card = book?.cards[move.card];
  const odds = section("hand")?.[move.card];
  const watch = { onFocus: focused, onBlur: blurred };
  const set = (/** @type {Partial<import("../types.js").MoveDraft>} */ part) => editMove(slot, part);
  const covert = move.covert || card?.covert === "always";
  return html`<article class=${`slot${covert ? " covert" : ""}`} aria-label=${words.team.moveNo(slot + 1)}>
    <header>
      <span class="n" aria-hidden="true">${slot + 1}</span>
      <h3>${card?.title ?? (move.title || words.common.free)}</h3>
      <button type="button" class="button plain" onClick=${() => edit(moves.value.filter((_, n) => n !== slot))}>${words.team.takeOff}</button>
    </header>
    <div class="bar quiet">
      <span>${words.common.pair(words.team.cost, costWords(costOf(move)))}</span>
      ${odds && html`<span class="end">${words.common.colon(words.team.chance)} <${Chance} chance=${odds.chance} says=${odds.words} /></span>`}
    </div>
    ${odds && !odds.playable && html`<p class="why-not">${odds.why_not.join(" ")}</p>`}
    ${!card && html`<${Line} label=${words.team.freeTitle} value=${move.title} onInput=${(/** @type {string} */ title) => set({ title })} maxlength="120" ...${watch} />
      <${Lines} label=${words.team.freeText} value=${move.text} onInput=${(/** @type {string} */ text) => set({ text })} ...${watch} />`}
    <div class="pair">
      <${Target} move=${move} set=${set} watch=${watch} />
      ${card?.parameters.map((parameter) => html`<${ParameterField} key=${parameter.id} parameter=${parameter} move=${move} set=${set} />`)}
    </div>
    <${Lines} label=${words.team.reason} hint=${words.team.reasonHint} value=${move.reason}
      onInput=${(/** @type {string} */ reason) => set({ reason })} ...${watch} />
    ${card && html`<${Expect} move=${move} />`}
    ${card?.covert === "always" && html`<p class="quiet"><span class="mark">${words.common.covert}</span> ${words.team.covertAlways} ${words.team.covertRule(book?.detection ?? 0)}</p>`}
    ${card?.covert !== "never" && card?.covert !== "always" && html`<${Switch} label=${words.team.covert} hint=${words.team.covertRule(book?.detection ?? 0)}
      value=${move.covert} onInput=${(/** @type {boolean} */ on) => set({ covert: on })} />`}
  </article>`;
}

/** @param {{move: import("../types.js").MoveDraft, set: (part: {target: string}) => void, watch: object}} props */
function Target({ move, set, watch }) {
  const card = section("book")?.cards[move.card];
  const targets = card ? card.targets : teamIds().filter((team) => team !== me.value?.team);
  if (!targets.length) return null;
  // A card that can be aimed at one team only is aimed already; there is nothing to ask.
  if (card && targets.length === 1 && move.target === targets[0]) return html`<p class="quiet">${words.common.pair(words.team.target, teamName(move.target))}</p>`;
  return html`<${Choice} label=${words.team.target} value=${move.target} first=${card ? words.team.chooseTarget : words.team.noTarget}
    options=${targets.map((team) => [team, teamName(team)])} onInput=${(/** @type {string} */ target) => set({ target })} ...${watch} />`;
}

/** @param {{parameter: import("../types.js").Parameter, move: import("../types.js").MoveDraft, set: (part: any) => void}} props */
function ParameterField({ parameter, move, set }) {
  const value = move.parameters[parameter.id] ?? parameter.default;
  const change = (/** @type {Event} */ event) =>
    set({ parameters: { ...move.parameters, [parameter.id]: Number(/** @type {HTMLInputElement} */ (event.target).value) } });
  return html`<label class="field"><span>${parameter.title}</span>
    <span class="slider">
      <input type="range" min=${parameter.low} max=${parameter.high} step=${parameter.step} value=${value} onInput=${change}
        onFocus=${focused} onBlur=${blurred} aria-valuetext=${measured(value, parameter.unit)} />
      <output class="num">${measured(value, parameter.unit)}</output>
    </span>
  </label>`;
}
