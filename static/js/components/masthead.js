/** The head of every live screen: whose it is, the turn and its phases, the clock. */
import { html } from "../html.js";
import { eyes, me, section } from "../store.js";
import { words } from "../words.js";
import { Clock } from "./clock.js";
import { later } from "./later.js";
import { Menu } from "./elements.js";
import { roleWords } from "./names.js";

const Voice = later(() => import("./voice.js"), "Voice", 0);

/** @param {{title: any, team?: any, tools?: any, hand?: any}} props `team` is the style of the team's colour; `hand` is the menu of a phone */
export function Masthead({ title, team, tools, hand }) {
  const game = section("game");
  const book = section("book");
  const turn = game?.turn ? words.common.turn(game.turn, book?.calendar.turns ?? 0) : (book?.title ?? "");
  return html`<header class="masthead">
    <div class="stack tight">
      <div class="who">
        <h1 class=${team ? "team" : ""} style=${team ?? {}}>${title}</h1>
        <span class=${`quiet${game?.turn ? " turn" : ""}`}>${turn}</span>
        ${game?.label && html`<span class="quiet turn-label">${game.label}</span>`}
        <span class="quiet own-name">${section("seats")?.[me.value?.seat ?? ""]?.name ?? me.value?.name}${me.value?.role && !eyes.value ? `, ${roleWords(me.value.role)}` : ""}</span>
      </div>
      ${game?.stage === "play" && html`<${Phases} />`}
      <${Voice} />
    </div>
    <div class="toolbar">${tools}</div>
    ${hand && html`<${Menu} label=${words.common.menu}>${hand}<//>`}
    <${Clock} />
  </header>`;
}

function Phases() {
  const now = section("game")?.phase;
  return html`<ol class="phases" aria-label=${words.common.phases}>
    ${(section("book")?.phases ?? []).map(
      (phase) => html`<li key=${phase.id} aria-current=${phase.id === now ? "step" : undefined}><span>${phase.title}</span></li>`,
    )}
  </ol>`;
}
