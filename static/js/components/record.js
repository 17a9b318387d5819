/** The record: step back, end the game, see as another audience, how the connections are. */
import { html, useEffect, useState } from "../html.js";
import { row, timeOfDay } from "../format.js";
import { listed, me, presence, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { Ask, Choice, Line, Panel, Refusal } from "./elements.js";
import { Ending } from "./ending.js";
import { Answers } from "./answers.js";
import { lastHeard } from "./line-state.js";
import { Notes } from "./notes.js";
import { Scored } from "./scored.js";
import { teamIds, teamName } from "./names.js";
import { useOrder } from "../orders.js";

export function Record() {
  const umpire = me.value?.role === "umpire";
  const playing = section("game")?.stage === "play";
  return html`<div><${Ending} /><${Health} /><${SeeAs} /><${Scored} /><${Notes} /><${Answers} />
    ${umpire && section("game")?.stage === "lobby" && html`<${CloseLobby} />`}
    ${umpire && playing && html`<${StepBack} /><${EndGame} />`}</div>`;
}

function Health() {
  const seats = listed(section("seats")).filter((seat) => !seat.bot && seat.role !== "projector");
  const on = seats.filter((seat) => presence.value[seat.id]?.online);
  const away = seats.filter((seat) => !presence.value[seat.id]?.online).map((seat) => seat.name);
  const boards = listed(section("seats")).filter((seat) => seat.role === "projector" && presence.value[seat.id]?.online);
  return html`<${Panel} title=${words.desk.health}>
    <p>${lastHeard() ? words.desk.healthyAt(lastHeard(), on.length, seats.length) : `${words.desk.healthy(on.length, seats.length)}; ${boards.length ? words.desk.boardOn : words.desk.boardOff}.`}</p>
    ${away.length > 0 && html`<p class="quiet">${words.desk.away(row(away, words.common.and))}.</p>`}
  <//>`;
}

function SeeAs() {
  const names = /** @type {[string, string][]} */ ([
    ...teamIds().map((team) => [`team:${team}`, teamName(team)]),
    ...Object.entries(words.replay.audiences).filter(([id]) => id !== "umpire"),
  ]);
  return html`<${Panel} title=${words.desk.seeAs}>
    <h3 class="group">${words.desk.seeNow}</h3><p class="quiet">${words.control.seeLiveSays}</p>
    <ul class="bar">${names.map(([id, name]) => html`<li key=${id}><a class="button" target="_blank" href=${`/look?audience=${encodeURIComponent(id)}`}>${name}</a></li>`)}</ul>
    <h3 class="group">${words.desk.seeReplay}</h3><p class="quiet">${words.desk.seeAsSays}</p>
    <ul class="bar">${names.map(([id, name]) => html`<li key=${id}><a class="button" target="_blank" href=${`/replay?audience=${encodeURIComponent(id)}#last`}>${name}</a></li>`)}</ul>
  <//>`;
}

function StepBack() {
  const order = useOrder();
  const [asking, setAsking] = useState(false);
  const [point, setPoint] = useState("");
  const [reason, setReason] = useState("");
  const points = [...(section("checkpoints") ?? [])].reverse();
  // Somebody else may have stepped back behind the moment that was chosen here.
  const there = points.some((one) => one.id === point);
  useEffect(() => {
    if (!there) setAsking(false);
  }, [there]);
  const phases = section("book")?.phases ?? [];
  const title = (/** @type {{turn: number, phase: string}} */ one) => `${words.common.turnShort(one.turn)}, ${phases.find((plan) => plan.id === one.phase)?.title ?? one.phase}`;
  const step = async () => {
    if (await order.give({ type: "StepBack", checkpoint: point, reason })) setAsking(false);
  };
  return html`<${Panel} title=${words.desk.checkpoints}>
    ${!points.length && html`<p class="empty">${words.desk.noCheckpoints}</p>`}
    ${points.length > 0 && html`<p class="quiet">${words.desk.stepBackReach}</p><div class="bar"><${Choice} label=${words.desk.checkpoint} value=${point} first=${words.team.chooseTarget}
        options=${points.map((one) => [one.id, `${title(one)}, ${timeOfDay(one.at)}`])} onInput=${setPoint} />
      <button type="button" class="button grave" disabled=${!there} onClick=${() => setAsking(true)}>${words.desk.stepBack}</button>
      ${!there && html`<span class="quiet">${words.desk.stepBackFirst}</span>`}</div>`}
    ${asking && there && html`<${Ask} title=${words.desk.stepBack} onClose=${() => setAsking(false)}>
      <${Undone} id=${point} /><p>${words.desk.stepBackSays}</p>
      <${Line} label=${words.desk.stepBackReason} hint=${words.desk.stepBackTold} value=${reason} onInput=${setReason} />
      <${Refusal} refused=${order.refused} />
      <div class="bar"><button type="submit" class="button grave main" disabled=${order.busy} onClick=${step}>${words.desk.stepBack}</button>
        <button type="button" class="button" onClick=${() => setAsking(false)}>${words.common.cancel}</button></div>
    <//>`}
  <//>`;
}

/** @param {{id: string}} props what of all that stands now the step back takes away */
function Undone({ id }) {
  const lost = Object.entries((section("checkpoints") ?? []).find((one) => one.id === id)?.undoes ?? {});
  const says = /** @type {Record<string, (count: number) => string>} */ (words.control.lost);
  if (!lost.length) return html`<p>${words.control.undoesNothing}</p>`;
  return html`<div><p><b>${words.control.undoes}</b></p><ul class="gaps">${lost.map(([what, count]) => html`<li key=${what}>${says[what]?.(count) ?? what}</li>`)}</ul></div>`;
}

/** A game that nobody will play is put away; the same button after the start is refused, so nothing played can go this way. */
function CloseLobby() {
  const others = listed(section("seats")).filter((seat) => !seat.bot && seat.role !== "projector" && seat.id !== me.value?.seat).length;
  const ask = words.desk.closeLobbyAsk + (others ? ` ${words.desk.closeLobbyTold(others)}` : "");
  return html`<${Panel} title=${words.desk.closeLobby}>
    <p class="quiet">${words.desk.closeLobbySays}</p>
    <div><${Act} kind="grave" label=${words.desk.closeLobby} ask=${ask} order=${{ type: "CloseLobby" }} /></div>
  <//>`;
}

function EndGame() {
  const order = useOrder();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const end = async () => {
    if (await order.give({ type: "EndGame", reason })) setAsking(false);
  };
  return html`<${Panel} title=${words.desk.end}>
    <div><button type="button" class="button grave" onClick=${() => setAsking(true)}>${words.desk.end}</button></div>
    ${asking && html`<${Ask} title=${words.desk.end} onClose=${() => setAsking(false)}>
      <p>${words.desk.endSays}</p>
      ${section("game")?.phase !== "results" && html`<p><b>${words.desk.endOpenTurn}</b></p>`}
      <${Line} label=${words.desk.endReason} value=${reason} onInput=${setReason} />
      <${Refusal} refused=${order.refused} />
      <div class="bar"><button type="submit" class="button grave main" disabled=${order.busy} onClick=${end}>${words.desk.end}</button>
        <button type="button" class="button" onClick=${() => setAsking(false)}>${words.common.cancel}</button></div>
    <//>`}
  <//>`;
}
