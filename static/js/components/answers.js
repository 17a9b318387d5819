/** What people answered, for the umpire and after the end for analysts; and the umpire's hand on the survey. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../morewords.js";
import { personName } from "./names.js";
import { Panel, Refusal } from "./elements.js";
import { answerWords } from "./question.js";
import { useOrder } from "../orders.js";

const MINUTES = 15;
const said = words.observing;

export function Answers() {
  const asked = section("book")?.asked;
  const found = listed(section("answers")).reverse();
  if (!asked?.questions.length && !asked?.survey.length) return null;
  return html`<${Panel} title=${said.answers}>
    <${SurveyHand} />
    ${!found.length && !section("survey") && html`<p class="empty">${said.noAnswers}</p>`}
    ${found.map((one) => {
      const question = asked.questions.find((other) => other.id === one.question);
      const values = Object.entries(one.values);
      return question && html`<details class="fold" key=${one.id}><summary><span>${said.aboutTurn(one.turn)}. ${question.title} <small class="quiet">${said.counts(one.count)}</small></span></summary>
        ${values.length ? html`<ul class="items">${values.map(([seat, value]) => html`<li key=${seat}><b>${personName(seat)}</b> ${answerWords(question, value)}</li>`)}</ul>` : html`<p class="quiet">${said.hiddenStill}</p>`}</details>`;
    })}
  <//>`;
}

function SurveyHand() {
  const order = useOrder();
  const survey = section("survey");
  const questions = section("book")?.asked.survey ?? [];
  if (!survey) return null;
  const open = !survey.closed_at;
  return html`<section class="stack tight"><h3 class="group">${said.survey}</h3>
    ${questions.map((one) => html`<div key=${one.id}><p><b>${one.title}</b> <small class="quiet">${said.counts(survey.counts[one.id] ?? 0)}</small></p>
      <ul class="items">${(survey.replies?.[one.id] ?? []).map((reply, n) => html`<li key=${n}><span class="said">${answerWords(one, reply.value)}</span> <small class="quiet">${reply.seat ? personName(reply.seat) : said.noName}</small></li>`)}</ul></div>`)}
    ${me.value?.role === "umpire" && html`<div><button type="button" class="button" disabled=${order.busy}
      onClick=${() => order.give(open ? { type: "CloseSurvey" } : { type: "OpenSurvey", minutes: MINUTES })}>${open ? said.closeSurvey : said.openSurvey(MINUTES)}</button></div>`}
    <${Refusal} refused=${order.refused} /></section>`;
}
