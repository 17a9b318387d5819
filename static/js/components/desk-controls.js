/** The umpire's hand on the game: start, pause, minutes, and closing the phase by its name. */
import { html } from "../html.js";
import { row } from "../format.js";
import { gone, me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { teamName } from "./names.js";

export function DeskControls() {
  const game = section("game");
  if (me.value?.role === "assistant") return html`<p class="quiet">${words.desk.assistant}</p>`;
  if (!game || game.stage === "over") return null;
  if (game.stage === "lobby") {
    const went = gone.value;
    const ask = went?.people ? words.desk.startGone(went.people, went.title) : words.desk.startAsk;
    return html`<div class="bar"><${Act} key="start" kind="main" label=${words.desk.start} ask=${ask} order=${{ type: "StartGame" }} /></div>`;
  }
  const clock = (/** @type {number} */ minutes) => ({ type: "MoveClock", minutes });
  return html`<div class="bar controls" role="group" aria-label=${words.desk.controls}>
    ${game.clock.running
      ? html`<span data-act="pause" key="pause"><${Act} label=${words.desk.pause} order=${{ type: "PauseClock" }} /></span>`
      : html`<span data-act="pause" key="resume"><${Act} kind="main" label=${words.desk.resume} order=${{ type: "ResumeClock" }} /></span>`}
    <${Act} key="minus" label=${words.desk.minus} order=${clock(-1)} />
    <${Act} key="plus" label=${words.desk.plus} order=${clock(1)} />
    <${Act} key=${`${game.turn}.${game.phase}`} kind=${game.clock.running ? "main" : ""} label=${words.desk.close(game.phase_title)}
      ask=${words.desk.closeAsk(game.phase_title, whatFollows())} order=${{ type: "ClosePhase", turn: game.turn, phase: game.phase }} />
  </div>`;
}

/** @returns {string} what closing the phase leads to, and who has not sealed when that matters */
function whatFollows() {
  const game = section("game");
  const phases = section("book")?.phases ?? [];
  const next = phases[phases.findIndex((phase) => phase.id === game?.phase) + 1];
  const open = Object.entries(section("sheets") ?? {}).filter(([, sealed]) => !sealed).map(([team]) => teamName(team));
  const warn = game?.phase === "seal" && open.length ? ` ${words.desk.unsealedAt(row(open, words.common.and))}` : "";
  return (next ? words.desk.nextIs(next.title) : words.desk.lastPhase) + warn;
}
