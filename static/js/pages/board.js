/** The board: what the whole room may see, to be read from the last row. It holds no secret, because its audience knows none. */
import { html, render, useState } from "../html.js";
import "../begin.js";
import { BigGauge, SmallGauge } from "../components/big-gauge.js";
import { Capitals } from "../components/capitals.js";
import { Causes } from "../components/causes.js";
import { Clock } from "../components/clock.js";
import { Ending } from "../components/ending.js";
import { Headlines } from "../components/headlines.js";
import { JoinCard } from "../components/join-card.js";
import { Keys } from "../components/keys.js";
import { LineState } from "../components/line-state.js";
import { WholeTable } from "../components/people.js";
import { Revealed } from "../components/revealed.js";
import { SteppedBack } from "../components/stepped-back.js";
import { root, told } from "../shell.js";
import { line, section, view } from "../store.js";
import { words } from "../allwords.js";

const THEME = "wedge.board.theme";

function BoardPage() {
  const [blanked, blank] = useState(false);
  const hands = html`<${Keys} hidden keys=${keys(() => blank(!blanked))} />`;
  if (!view.value) return html`<div class="board loading">${line.value !== "gone" && html`<p>${words.common.loading}</p>`}<${LineState} /></div>`;
  const game = section("game");
  const book = section("book");
  const set = section("board")?.view ?? "auto";
  const picture = set === "auto" ? usual() : set;
  if (blanked || picture === "dark") {
    return html`<main class="board blank"><h1 class="hidden">${words.board.dark}</h1><p class="hidden" role="status">${blanked ? words.board.blanked : words.board.isDark}</p>${hands}</main>`;
  }
  return html`<main class="board" data-stage=${game?.stage}>
    <header>
      <div><p class="turn">${game?.turn ? `${words.common.turn(game.turn, book?.calendar.turns ?? 0)} · ${game.label}` : book?.title}</p>
        <h1>${game?.stage === "play" ? game.phase_title : game?.stage === "over" ? words.common.stages.over : words.board.welcome}</h1>
        <p class="say">${game?.do_now.projector ?? ""}</p></div>
      <${Clock} />
    </header>
    <${Picture} of=${picture} />
    ${game?.stage === "play" && html`<footer><${Headlines} />${picture !== "join" && html`<${JoinCard} join=${told("join")} />`}</footer>`}
    <div class="faults"><${SteppedBack} /><${LineState} />${hands}</div>
  </main>`;
}

/** What the board shows when the umpire has set nothing else. */
function usual() {
  const game = section("game");
  if (game?.stage !== "play") return game?.stage === "over" ? "ending" : "join";
  return { contest: "moves", adjudicate: "moves", results: "results" }[game.phase] ?? "capitals";
}

/** @param {{of: string}} props */
function Picture({ of }) {
  if (of === "join") return html`<div class="arrivals"><${JoinCard} join=${told("join")} large /><${WholeTable} /></div>`;
  if (of === "ending") return html`<div class="over"><${Ending} board /></div>`;
  if (of === "results") return html`<${Causes} />`;
  return html`<div class="table"><${Capitals} />${of === "moves" ? html`<${Revealed} />` : html`<${Numbers} />`}</div>`;
}

function Numbers() {
  const gauges = section("book")?.headline_gauges ?? [];
  return html`<div class="numbers"><div class="bigs">${gauges.slice(0, 2).map((id) => html`<${BigGauge} key=${id} id=${id} />`)}</div>
    <table><tbody>${gauges.slice(2, 6).map((id) => html`<${SmallGauge} key=${id} id=${id} />`)}</tbody></table>
    <p class="quiet">${words.common.expertSet}</p></div>`;
}

/**
 * The keys of whoever stands at the projector.
 * @param {() => void} blank
 * @returns {import("../components/keys.js").Key[]}
 */
function keys(blank) {
  const turn = () => dress(document.documentElement.dataset.theme === "light" ? "dark" : "light");
  return [
    { key: "b B", says: words.board.blankKey, run: blank },
    { key: "l L", says: words.board.themeKey, run: turn },
  ];
}

/** @param {string} theme the board is dark, as most projectors' rooms are, until somebody chooses light on this machine */
function dress(theme) {
  localStorage.setItem(THEME, theme);
  document.documentElement.dataset.theme = theme;
}

dress(localStorage.getItem(THEME) ?? "dark");
render(html`<${BoardPage} />`, root);
