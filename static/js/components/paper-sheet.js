/** A team's sheet copied from paper by the umpire; the record says that it was entered so. */
import { html } from "../html.js";
import { blank, needs } from "../merge.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Choice, Line, Lines, Refusal, starred, Switch } from "./elements.js";
import { teamIds, teamName } from "./names.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @typedef {import("../types.js").MoveDraft} MoveDraft */

/** @param {{team: string, copied?: MoveDraft[], onDone: () => void}} props `copied` is what was entered before, to be corrected. */
export function PaperSheet({ team, copied, onDone }) {
  const order = useOrder();
  const game = section("game");
  const [moves, keep, clear] = useKept(`paper.${team}.${game?.turn}`, copied ?? [blank()]);
  const set = (/** @type {number} */ at, /** @type {MoveDraft | null} */ next) => keep(moves.flatMap((move, n) => (n !== at ? [move] : next ? [next] : [])));
  const send = async () => {
    if (!(await order.give({ type: "EnterPaperSheet", team, turn: game?.turn ?? 0, moves }))) return;
    clear();
    onDone();
  };
  return html`<div class="builder stack" role="group" aria-label=${words.desk.paperFor(teamName(team))}>
    <p class="quiet">${words.desk.paperHint} ${words.team.starred}</p>
    ${moves.map((move, n) => html`<${PaperMove} key=${n} n=${n} team=${team} move=${move} set=${(/** @type {MoveDraft | null} */ next) => set(n, next)} />`)}
    <div class="bar">
      ${moves.length < (section("book")?.moves_per_turn ?? 0) && html`<button type="button" class="button" onClick=${() => keep([...moves, blank()])}>${words.desk.addMove}</button>`}
      <button type="button" class="button main" disabled=${order.busy} onClick=${send}>${publishing(words.desk.paperSeal)}</button>
      <button type="button" class="button" onClick=${onDone}>${words.common.close}</button></div>
    <${Refusal} refused=${order.refused} />
  </div>`;
}

/** @param {{n: number, team: string, move: MoveDraft, set: (move: MoveDraft | null) => void}} props */
function PaperMove({ n, team, move, set }) {
  const book = section("book");
  const card = book?.cards[move.card];
  const cards = Object.entries(book?.cards ?? {}).filter(([, one]) => one.team === team).map(([id, one]) => [id, one.title]);
  const targets = (card ? card.targets : teamIds().filter((one) => one !== team)).map((one) => [one, teamName(one)]);
  const put = (/** @type {Partial<MoveDraft>} */ part) => set({ ...move, ...part });
  // What a field is called, and whether it must be filled in.
  const asks = (/** @type {string} */ field, /** @type {string} */ label) => (needs(card, field) ? { label: starred(label), "aria-required": true } : { label });
  const number = (/** @type {string} */ id, /** @type {string} */ text) => put({ parameters: { ...move.parameters, [id]: Number(text) } });
  const choose = (/** @type {string} */ id) => put({ card: id, target: targetOf(book?.cards[id]), parameters: {}, covert: book?.cards[id]?.covert === "always" });
  return html`<fieldset class="clause"><legend>${words.team.moveNo(n + 1)}</legend>
    <${Choice} label=${words.talk.card} value=${move.card} first=${words.desk.paperNone} options=${cards} onInput=${choose} />
    ${!card && html`<${Line} ...${asks("title", words.team.freeTitle)} value=${move.title} onInput=${(/** @type {string} */ title) => put({ title })} />
      <${Lines} ...${asks("text", words.team.freeText)} value=${move.text} onInput=${(/** @type {string} */ text) => put({ text })} />`}
    ${targets.length > 0 && html`<${Choice} ...${asks("target", words.team.target)} value=${move.target} first=${card ? words.team.chooseTarget : words.team.noTarget} options=${targets} onInput=${(/** @type {string} */ target) => put({ target })} />`}
    ${card?.parameters.map((one) => html`<${Line} key=${one.id} label=${one.title} hint=${words.talk.range(one.low, one.high, one.unit)} type="number" min=${one.low} max=${one.high} step=${one.step}
      value=${move.parameters[one.id] ?? one.default} onInput=${(/** @type {string} */ text) => number(one.id, text)} />`)}
    <${Lines} ...${asks("reason", words.team.reason)} value=${move.reason} onInput=${(/** @type {string} */ reason) => put({ reason })} />
    <div class="bar">${card?.covert !== "never" && html`<${Switch} label=${words.common.covert} value=${move.covert} onInput=${(/** @type {boolean} */ covert) => put({ covert })} />`}
      <button type="button" class="button plain" onClick=${() => set(null)}>${words.team.takeOff}</button></div>
  </fieldset>`;
}

/** @param {import("../types.js").Card | undefined} card */
function targetOf(card) {
  return card?.targets.length === 1 ? (card.targets[0] ?? "") : "";
}
