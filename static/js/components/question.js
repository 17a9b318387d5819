/** One question of a turn or of the survey: a tap where a tap will do, and always a way past it. */
import { html, useState } from "../html.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { inWords } from "./estimate.js";
import { Choice, Lines } from "./elements.js";
import { teamIds, teamName } from "./names.js";

/** @typedef {import("../types.js").Question} Question */
/** @typedef {{question: Question, value: any, busy: boolean, team: string, blind?: string, onAnswer: (value: any) => void}} Props */

/** @param {Props} props `value` is undefined before any answer, null where it was skipped; `blind` says until when nobody sees it */
export function Asking({ question, value, busy, team, blind, onAnswer }) {
  const said = words.observing;
  return html`<fieldset class="question">
    <legend>${question.title}</legend>
    <${Way} question=${question} value=${value} busy=${busy} team=${team} onAnswer=${onAnswer} />
    <div class="bar"><span class="quiet" role="status">${value === undefined ? (blind ?? said.blindAnswer) : value === null ? said.skipped : said.answered(answerWords(question, value))}</span>
      ${value !== null && html`<button type="button" class="button end" disabled=${busy} onClick=${() => onAnswer(null)}>${said.skip}</button>`}</div>
  </fieldset>`;
}

/** @param {Props} props */
function Way({ question, value, busy, team, onAnswer }) {
  if (question.kind === "text") return html`<${Words} value=${value} busy=${busy} onAnswer=${onAnswer} />`;
  if (question.kind === "guess") return html`<${Guess} value=${value} busy=${busy} team=${team} onAnswer=${onAnswer} />`;
  const choice = question.kind === "choice";
  const scale = question.kind === "scale";
  const options = choice ? question.options.map(({ id, title }) => [id, title]) : scale ? [1, 2, 3, 4, 5].map((n) => [n, n]) : Array.from({ length: 11 }, (_, n) => [n * 10, n * 10]);
  const name = (/** @type {any} */ id) => (choice ? undefined : scale ? (id === 1 ? `1, ${question.low}` : id === 5 ? `5, ${question.high}` : String(id)) : words.observing.exact(id, inWords(id)));
  return html`<div class=${choice ? "options" : "taps"} data-kind=${question.kind} role="group" aria-label=${question.title}>
      ${options.map(([id, title]) => html`<button type="button" key=${id} aria-pressed=${value === id} aria-label=${name(id)} disabled=${busy} onClick=${() => onAnswer(id)}>${title}</button>`)}</div>
    ${scale && html`<p class="ends quiet"><span>${question.low}</span><span>${question.high}</span></p>`}`;
}

/** @param {{value: any, busy: boolean, onAnswer: (value: string) => void}} props */
function Words({ value, busy, onAnswer }) {
  const [text, type] = useState(/** @type {string} */ (value ?? ""));
  return html`<${Lines} label=${words.observing.answer} value=${text} onInput=${type} />
    <div><button type="button" class="button" disabled=${busy || !text.trim() || text === value} onClick=${() => onAnswer(text)}>${words.observing.answer}</button></div>`;
}

/** @param {{value: any, busy: boolean, team: string, onAnswer: (value: Record<string, string>) => void}} props */
function Guess({ value, busy, team, onAnswer }) {
  const cards = Object.entries(section("book")?.card_titles ?? {});
  const guess = /** @type {Record<string, string>} */ (value ?? {});
  const pick = (/** @type {string} */ rival, /** @type {string} */ card) => {
    const { [rival]: _, ...rest } = guess;
    onAnswer(card === "" ? rest : { ...rest, [rival]: card === "-" ? "" : card });
  };
  return html`<div class="guesses">${teamIds().filter((rival) => rival !== team).map((rival) => html`<${Choice} key=${rival} label=${teamName(rival)} disabled=${busy}
    value=${rival in guess ? guess[rival] || "-" : ""} first=${words.observing.guessOpen} onInput=${(/** @type {string} */ card) => pick(rival, card)}
    options=${[...cards.filter(([, card]) => card.team === rival).map(([id, card]) => [id, card.title]), ["-", words.observing.guessNone]]} />`)}</div>`;
}

/** @param {Question} question @param {any} value @returns {string} an answer in words */
export function answerWords(question, value) {
  if (value === null) return words.observing.skipped;
  if (question.kind === "choice") return question.options.find((one) => one.id === value)?.title ?? String(value);
  if (question.kind === "percent") return words.observing.exact(value, inWords(value));
  if (question.kind !== "guess") return String(value);
  const titles = section("book")?.card_titles ?? {};
  return Object.entries(value).map(([team, card]) => `${teamName(team)}: ${card ? (titles[String(card)]?.title ?? card) : words.observing.guessNone}`).join("; ");
}
