/** One move on the sheet: its target, parameters, argument and whether it is covert, or the words of a free-form move. */
import { Fragment, html } from "../html.js";
import { costOf, costWords } from "../costs.js";
import { edit, editMove, moves, unsealable } from "../drafting.js";
import { measured } from "../format.js";
import { nameOf, needs } from "../merge.js";
import { me, section } from "../store.js";
import { blurred, focused } from "../typed.js";
import { words } from "../words.js";
import { Chance, Choice, Line, Lines, starred, Switch } from "./elements.js";
import { Also, Back, Clash } from "./clashes.js";
import { Expect } from "./expect.js";
import { teamIds, teamName } from "./names.js";

/** @param {{move: import("../types.js").MoveDraft, slot: number}} props */
export function MoveEditor({ move, slot }) {
  const book = section("book");
  const card = book?.cards[move.card];
  const odds = section("hand")?.[move.card];
  const name = nameOf(moves.value, slot);
  const watch = (/** @type {string} */ field) => ({ onFocus: () => focused(`${name}/${field}`), onBlur: blurred, "aria-required": needs(card, field) || undefined });
  const also = (/** @type {string} */ label, /** @type {string} */ field) => html`${needs(card, field) ? starred(label) : label}<${Also} at=${`${name}/${field}`} />`;
  const clash = (/** @type {string} */ field) => html`<${Clash} name=${name} move=${move} slot=${slot} field=${field} />`;
  const set = (/** @type {Partial<import("../types.js").MoveDraft>} */ part) => editMove(slot, part);
  const takeOff = () => edit(moves.value.filter((_, n) => n !== slot));
  const title = card?.title ?? (move.title || words.common.free);
  const wrong = unsealable.value[name];
  const covert = move.covert || card?.covert === "always";
  return html`<article class=${`slot${covert ? " covert" : ""}`} aria-label=${words.team.moveNo(slot + 1)}>
    <header>
      <span class="n" aria-hidden="true">${slot + 1}</span>
      <h3>${title}</h3>
      <button type="button" class="button plain" onClick=${takeOff}>${words.team.takeOff}</button>
    </header>
    <div class="bar quiet">
      <span>${words.common.pair(words.team.cost, costWords(costOf(move)))}</span>
      ${odds && html`<span class="end">${words.common.colon(words.team.chance)} <${Chance} chance=${odds.chance} says=${odds.words} /></span>`}
    </div>
    ${wrong && html`<p class="unsealable" role="status"><b>${words.team.unsealable}</b> ${wrong}</p>`}
    ${!wrong && odds && !odds.playable && html`<p class="why-not">${odds.why_not.join(" ")}</p>`}
    <${Back} name=${name} title=${title} onOff=${takeOff} />
    ${(!card || (card.targets.length > 0 && !aimed(card, move))) && html`<p class="quiet">${words.team.starred}</p>`}
    ${!card && html`<${Line} label=${also(words.team.freeTitle, "title")} value=${move.title} onInput=${(/** @type {string} */ title) => set({ title })} maxlength="120" ...${watch("title")} />
      ${clash("title")}
      <${Lines} label=${also(words.team.freeText, "text")} value=${move.text} onInput=${(/** @type {string} */ text) => set({ text })} ...${watch("text")} />
      ${clash("text")}`}
    <div class="pair">
      <${Target} move=${move} set=${set} watch=${watch("target")} also=${also} />
      ${clash("target")}
      ${card?.parameters.map((parameter) => html`<${Fragment} key=${parameter.id}><${ParameterField} parameter=${parameter} move=${move} set=${set} watch=${watch(parameter.id)} also=${also} />${clash(parameter.id)}<//>`)}
    </div>
    <${Lines} label=${also(words.team.reason, "reason")} hint=${words.team.reasonHint} value=${move.reason}
      onInput=${(/** @type {string} */ reason) => set({ reason })} ...${watch("reason")} />
    ${clash("reason")}
    ${card && html`<${Expect} move=${move} />`}
    ${card?.covert === "always" && html`<p class="quiet"><span class="mark">${words.common.covert}</span> ${words.team.covertAlways} ${words.team.covertRule(book?.detection ?? 0)}</p>`}
    ${card?.covert !== "never" && card?.covert !== "always" && html`<${Switch} label=${words.team.covert} hint=${words.team.covertRule(book?.detection ?? 0)}
      value=${move.covert} onInput=${(/** @type {boolean} */ on) => set({ covert: on })} />`}
  </article>`;
}

/**
 * @param {import("../types.js").Card | undefined} card
 * @param {import("../types.js").MoveDraft} move
 */
function aimed(card, move) {
  return card?.targets.length === 1 && move.target === card.targets[0];
}

/** @param {{move: import("../types.js").MoveDraft, set: (part: {target: string}) => void, watch: object, also: Function}} props */
function Target({ move, set, watch, also }) {
  const card = section("book")?.cards[move.card];
  const targets = card ? card.targets : teamIds().filter((team) => team !== me.value?.team);
  if (!targets.length) return null;
  // A card that can be aimed at one team only is aimed already; there is nothing to ask.
  if (aimed(card, move)) return html`<p class="quiet">${words.common.pair(words.team.target, teamName(move.target))}</p>`;
  return html`<${Choice} label=${also(words.team.target, "target")} value=${move.target} first=${card ? words.team.chooseTarget : words.team.noTarget}
    options=${targets.map((team) => [team, teamName(team)])} onInput=${(/** @type {string} */ target) => set({ target })} ...${watch} />`;
}

/** @param {{parameter: import("../types.js").Parameter, move: import("../types.js").MoveDraft, set: (part: any) => void, watch: object, also: Function}} props */
function ParameterField({ parameter, move, set, watch, also }) {
  const value = move.parameters[parameter.id] ?? parameter.default;
  const change = (/** @type {Event} */ event) =>
    set({ parameters: { ...move.parameters, [parameter.id]: Number(/** @type {HTMLInputElement} */ (event.target).value) } });
  return html`<label class="field"><span>${also(parameter.title, parameter.id)}</span>
    <span class="slider">
      <input type="range" min=${parameter.low} max=${parameter.high} step=${parameter.step} value=${value} onInput=${change}
        ...${watch} aria-valuetext=${measured(value, parameter.unit)} />
      <output class="num">${measured(value, parameter.unit)}</output>
    </span>
  </label>`;
}
