/** What the scenario asks this seat now: questions of the turn in their phase, and the survey after the end. */
import { html, useState } from "../html.js";
import { timeOfDay } from "../format.js";
import { me, mine, section } from "../store.js";
import { words } from "../morewords.js";
import { Panel, Refusal, Switch } from "./elements.js";
import { Asking } from "./question.js";
import { useOrder } from "../orders.js";

export function Questions() {
  const order = useOrder();
  const game = section("game");
  const role = me.value?.role ?? "";
  const asked = (section("book")?.asked.questions ?? []).filter((one) => one.phase === game?.phase && one.to.includes(role));
  const told = mine.value.guesses.filter((guess) => guess.turn === game?.turn);
  if (game?.stage !== "play" || (!asked.length && !told.length)) return null;
  return html`<${Panel} title=${words.observing.questions}>
    ${told.map((guess) => html`<p key=${guess.question} class="quiet">${words.observing.guessed(guess.turn, guess.hits.length, Object.keys(guess.cards).length)}</p>`)}
    ${asked.map((one) => html`<${Asking} key=${`${game.turn}.${one.id}`} question=${one} value=${mine.value.answers[one.id]} busy=${order.busy} team=${me.value?.team ?? ""}
      onAnswer=${(/** @type {any} */ value) => order.give({ type: "AnswerQuestion", question: one.id, turn: game.turn, value })} />`)}
    <${Refusal} refused=${order.refused} />
  <//>`;
}

export function Survey() {
  const order = useOrder();
  const survey = section("survey");
  const given = mine.value.survey;
  const [anonymous, hide] = useState(() => Object.values(given).some((one) => one.anonymous));
  const role = me.value?.role ?? "";
  const asked = (section("book")?.asked.survey ?? []).filter((one) => one.to.includes(role));
  if (!survey || !asked.length) return null;
  if (survey.closed_at) return html`<${Panel} title=${words.observing.survey}><p>${words.observing.surveyShut}</p><//>`;
  return html`<${Panel} title=${words.observing.survey} aside=${words.observing.surveySays(timeOfDay(survey.until))}>
    <${Switch} label=${words.observing.anonymous} hint=${words.observing.anonymousSays} value=${anonymous} onInput=${hide} />
    ${asked.map((one) => html`<${Asking} key=${one.id} question=${one} value=${given[one.id]?.value} busy=${order.busy} team=${me.value?.team ?? ""} blind=${words.observing.blindSurvey}
      onAnswer=${(/** @type {any} */ value) => order.give({ type: "AnswerSurvey", question: one.id, value, anonymous })} />`)}
    <${Refusal} refused=${order.refused} />
  <//>`;
}
