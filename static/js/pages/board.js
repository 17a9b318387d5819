/** The board: what the whole room may see, to be read from the last row. It holds no secret, because its audience knows none. */
import { html, render, useEffect, useState } from "../html.js";
import { begin, told } from "../begin.js";
import { BigGauge, SmallGauge } from "../components/big-gauge.js";
import { Capitals } from "../components/capitals.js";
import { Clock } from "../components/clock.js";
import { Ending } from "../components/ending.js";
import { JoinCard } from "../components/join-card.js";
import { LineState } from "../components/line-state.js";
import { WholeTable } from "../components/people.js";
import { Revealed } from "../components/revealed.js";
import { listed, section, view } from "../store.js";
import { words } from "../words.js";

function BoardPage() {
  const [dark, setDark] = useState(false);
  useEffect(() => {
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "b" || event.key === "B") setDark((was) => !was);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  if (!view.value) return html`<div class="loading"><p>${words.common.loading}</p><${LineState} /></div>`;
  if (dark) return html`<div class="board blank"><p class="hidden">${words.board.blanked}</p></div>`;
  const game = section("game");
  const book = section("book");
  return html`<main class="board" data-stage=${game?.stage}>
    <header>
      <div><p class="turn">${game?.turn ? `${words.common.turn(game.turn, book?.calendar.turns ?? 0)} · ${game.label}` : book?.title}</p>
        <h1>${game?.stage === "play" ? game.phase_title : game?.stage === "over" ? words.common.stages.over : words.board.welcome}</h1>
        <p class="say">${game?.do_now.projector ?? ""}</p></div>
      <${Clock} />
    </header>
    ${game?.stage === "lobby" ? html`<${Lobby} />` : game?.stage === "over" ? html`<div class="over"><${Ending} board /></div>` : html`<${Table} />`}
    <footer>${game?.stage === "play" ? html`<${Headlines} />` : html`<span></span>`}<${JoinCard} join=${told("join")} /></footer>
    <div class="faults"><${LineState} /></div>
  </main>`;
}

function Lobby() {
  return html`<div class="arrivals"><${JoinCard} join=${told("join")} large /><${WholeTable} /></div>`;
}

function Table() {
  const gauges = section("book")?.headline_gauges ?? [];
  return html`<div class="table">
    <${Capitals} />
    <div class="numbers"><div class="bigs">${gauges.slice(0, 2).map((id) => html`<${BigGauge} key=${id} id=${id} />`)}</div>
      <table><tbody>${gauges.slice(2, 7).map((id) => html`<${SmallGauge} key=${id} id=${id} />`)}</tbody></table>
      <p class="quiet">${words.common.expertSet}</p></div>
    <${Revealed} />
  </div>`;
}

/** The last few things that became public: news, announcements and statements. */
function Headlines() {
  const news = listed(section("news")).map((item) => ({ at: item.at, id: item.id, text: item.kind === "announcement" ? item.text : item.title }));
  const said = listed(section("cables")).map((cable) => ({
    at: cable.at,
    id: cable.id,
    text: `${section("book")?.teams[cable.sender]?.title ?? words.common.whiteCell}: “${cable.text.length > 110 ? `${cable.text.slice(0, 108)}…` : cable.text}”`,
  }));
  const last = [...news, ...said].sort((a, b) => b.at - a.at).slice(0, 3);
  return html`<section class="headlines" aria-label=${words.board.headlines} aria-live="polite">
    ${!last.length && html`<p class="empty">${words.board.noHeadlines}</p>`}
    ${last.map((item) => html`<p key=${item.id}>${item.text}</p>`)}
  </section>`;
}

document.documentElement.dataset.theme = "dark";
render(html`<${BoardPage} />`, begin());
