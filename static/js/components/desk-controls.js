/** The umpire's hand on the game: start, pause, minutes, and closing the phase by its name, with what it would leave undone. */
import { html, useEffect, useState } from "../html.js";
import { row } from "../format.js";
import { request } from "../line.js";
import { gone, listed, me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { lastMinute } from "./clock.js";
import { teamName } from "./names.js";
import { due, inOrder, waits } from "./runsheet.js";

/** How long the answer to what a close would leave out holds, in ms. */
const AGAIN = 1500;

export function DeskControls() {
  const game = section("game");
  if (me.value?.role === "assistant") return html`<p class="quiet">${words.desk.assistant}</p>`;
  if (!game || game.stage === "over") return null;
  if (game.stage === "lobby") {
    const went = gone.value;
    const ask = went?.people ? words.desk.startGone(went.people, went.title) : words.desk.startAsk;
    return html`<div class="bar"><${Act} key="start" kind="main" label=${words.desk.start} ask=${ask} order=${{ type: "StartGame" }} /></div>`;
  }
  const next = following();
  const ends = game.closes === "clock" && lastMinute.value;
  const more = game.phase === "seal" && html`<${Unplayed} />`;
  const clock = (/** @type {number} */ minutes) => ({ type: "MoveClock", minutes });
  return html`<div class="bar controls" role="group" aria-label=${words.desk.controls}>
    ${game.clock.running
      ? html`<span data-act="pause" key="pause"><${Act} label=${words.desk.pause} order=${{ type: "PauseClock" }} /></span>`
      : html`<span data-act="pause" key="resume"><${Act} kind="main" label=${words.desk.resume} order=${{ type: "ResumeClock" }} /></span>`}
    <${Act} key="minus" label=${words.desk.minus} order=${clock(-1)} ask=${ends ? words.desk.minusAsk(game.phase_title) : undefined} warn=${undone()} more=${more} />
    <${Act} key="plus" label=${words.desk.plus} order=${clock(1)} />
    <${Act} key=${`${game.turn}.${game.phase}`} kind=${game.clock.running ? "main" : ""} label=${words.desk.close(game.phase_title)}
      ask=${words.desk.closeAsk(game.phase_title, next ? words.desk.nextIs(next.title) : words.desk.lastPhase)} warn=${undone()} more=${more} order=${{ type: "ClosePhase", turn: game.turn, phase: game.phase }} />
  </div>`;
}

/** Whose drafts the close would not play as a whole, asked for as long as the question stands: a team may be mending its draft. */
function Unplayed() {
  const [teams, setTeams] = useState(/** @type {string[]} */ ([]));
  useEffect(() => {
    const ask = async () => setTeams((await request("unplayed", {}))?.teams ?? []);
    void ask();
    const again = setInterval(ask, AGAIN);
    return () => clearInterval(again);
  }, []);
  return html`<p role="status" hidden=${!teams.length}>${teams.length > 0 && words.desk.unplayedAt(row(teams.map(teamName), words.common.and))}</p>`;
}

/** @returns the phase that follows in this turn, if one does */
function following() {
  const phases = section("book")?.phases ?? [];
  return phases[phases.findIndex((phase) => phase.id === section("game")?.phase) + 1];
}

/** @returns {string[]} what is still open as the phase closes, each in a sentence */
function undone() {
  const game = section("game");
  const open = Object.entries(section("sheets") ?? {}).filter(([, sealed]) => !sealed).map(([team]) => teamName(team));
  const rule = listed(section("queue")).filter((item) => !item.ruling).length;
  const late = inOrder().filter((one) => one.planned === game?.turn && waits(one)).length;
  const send = due().length;
  const unsent = following() ? send && words.desk.unsentAt(send) : late && words.desk.unsentAtEnd(late);
  return [
    game?.phase === "seal" && open.length > 0 && words.desk.unsealedAt(row(open, words.common.and)),
    game?.phase === "adjudicate" && rule > 0 && words.desk.unruledAt(rule),
    unsent,
  ].filter((says) => typeof says === "string");
}
