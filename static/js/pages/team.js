/** The screen of a team, and with fewer panels that of an observer or an analyst. */
import { html, render, useEffect, useState } from "../html.js";
import { Account } from "../components/account.js";
import { Brief } from "../components/brief.js";
import { Budget, Policies } from "../components/budget.js";
import { Contest } from "../components/contest.js";
import { Ending } from "../components/ending.js";
import { Segments } from "../components/field.js";
import { Gauges } from "../components/gauges.js";
import { CanYouHear } from "../components/hearing.js";
import { Hints } from "../components/hints.js";
import { LineState } from "../components/line-state.js";
import { Inquiries } from "../components/inquiries.js";
import { Keys, walk } from "../components/keys.js";
import { Masthead } from "../components/masthead.js";
import { teamName, teamStyle } from "../components/names.js";
import { Notes } from "../components/notes.js";
import { Answers } from "../components/answers.js";
import { Questions, Survey } from "../components/questions.js";
import { SealedNow } from "../components/seal.js";
import { Scored } from "../components/scored.js";
import { Onward } from "../components/onward.js";
import { OwnSeat } from "../components/own-seat.js";
import { OurPeople, roleWords, WholeTable } from "../components/people.js";
import { RulebookLink } from "../components/rulebook.js";
import { Sheet } from "../components/sheet.js";
import { Standing } from "../components/standing.js";
import { NewTalk, Talk } from "../components/talk.js";
import { dress, HelpButton, LanguageButtons, LinkButton, ThemeButton } from "../components/toolbar.js";
import * as drafting from "../drafting.js";
import { begin } from "../begin.js";
import { eyes, line, me, section, view } from "../store.js";
import { words } from "../words.js";

const TABS = ["situation", "work", "talk"];

function TeamPage() {
  const [tab, setTab] = useState("work");
  const over = section("game")?.stage === "over";
  // How it ended stands above what one had scrolled to.
  useEffect(() => {
    if (!over) return;
    setTab("work");
    document.getElementById("work")?.scrollTo(0, 0);
    scrollTo(0, 0);
  }, [over]);
  if (!view.value) return html`<div class="loading"><p>${words.common.loading}</p><${LineState} /></div>`;
  const game = section("game");
  const who = me.value;
  const team = who?.team ?? "";
  const names = /** @type {Record<string, string>} */ (team ? words.team.tabs : words.team.tabsWatching);
  const tools = html`${team && html`<${HelpButton} />`}<${RulebookLink} /><${LinkButton} /><${ThemeButton} /><${LanguageButtons} /><${Keys} keys=${keys(setTab, names)} />`;
  return html`<div class="app">
    <a class="skip" href="#work">${names.work}</a>
    <${Masthead} title=${team ? teamName(team) : roleWords(who?.role ?? "")} team=${team ? teamStyle(team) : null} tools=${tools} />
    <section class="donow" aria-label=${words.team.doNow}><p><span class="hidden">${words.common.colon(words.team.doNow)} </span>${doNow()}${team && html`<${SealedNow} />`}</p>
      ${team && game?.stage === "play" && game.phase !== "results" && html`<${Standing} />`}<${LineState} /><${Onward} /></section>
    <main class="columns" data-tab=${tab} inert=${line.value === "gone"}>
      <div class="column" data-column="situation" tabindex="0" role="region" aria-label=${names.situation}><${Situation} /></div>
      <div class="column raised" data-column="work" id="work" tabindex="0" role="region" aria-label=${names.work}><${Work} /></div>
      <div class="column" data-column="talk" tabindex="0" role="region" aria-label=${names.talk}><${Talk} />${section("inquiries") && html`<${Inquiries} />`}</div>
    </main>
    <nav class="tabs" aria-label=${words.team.tabsLabel}>
      ${TABS.map((id) => html`<button type="button" key=${id} aria-current=${tab === id ? "true" : undefined} onClick=${() => setTab(id)}>${names[id]}${id === "talk" && html`<${NewTalk} />`}</button>`)}
    </nav>
  </div>`;
}

/**
 * @param {(tab: string) => void} setTab
 * @param {Record<string, string>} names
 * @returns {import("../components/keys.js").Key[]}
 */
function keys(setTab, names) {
  const turnTo = (/** @type {string} */ tab) => {
    setTab(tab);
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-column=${tab}]`))?.focus();
  };
  return [
    ...TABS.map((id, n) => ({ key: String(n + 1), says: names[id] ?? id, run: () => turnTo(id) })),
    { key: "j n", says: words.control.key.next, run: () => walk(1) },
    { key: "k", says: words.control.key.previous, run: () => walk(-1) },
  ];
}

/** @returns {string} the one sentence that says what to do now */
function doNow() {
  const game = section("game");
  if (game?.stage === "lobby") return words.team.wait;
  if (game?.stage === "over") return words.team.over;
  const role = me.value?.role ?? "";
  return game?.do_now[role] ?? Object.values(game?.do_now ?? {})[0] ?? game?.phase_title ?? "";
}

function Situation() {
  const team = me.value?.team;
  // Before anything has changed the brief is what there is to read; later it is what one looks up.
  const early = !Object.keys(section("results") ?? {}).length;
  return html`${!early && html`<${Account} />`}
    ${early && html`<${Brief} />`}${team && html`<${Budget} />`}<${Gauges} /><${Policies} />${!early && html`<${Brief} />`}<${OurPeople} /><${OwnSeat} />
    <div class="toolbar at-hand">${team && html`<${HelpButton} />`}<${RulebookLink} /><${LinkButton} /><${ThemeButton} /><${LanguageButtons} /></div>`;
}

/** The middle: what this phase is about, and on request what it is not. */
function Work() {
  const game = section("game");
  const team = me.value?.team;
  const [picked, pick] = useState({ phase: "", shown: "" });
  if (game?.stage === "lobby") return html`<div class="stack"><${CanYouHear} /><${WholeTable} /></div>`;
  const usual = !team || ["contest", "adjudicate", "results"].includes(game?.phase ?? "") ? "table" : "sheet";
  const over = game?.stage === "over";
  const shown = over ? "table" : picked.phase === game?.phase ? picked.shown : usual;
  const choose = (/** @type {string} */ id) => pick({ phase: game?.phase ?? "", shown: id });
  return html`<div class="stack">
    <${Hints} />
    ${over && html`<${Ending} /><${Survey} /><${Scored} />`}
    <${Questions} />
    ${!team && game?.phase !== "contest" && html`<${Notes} />${over && html`<${Answers} />`}`}
    ${team && !over && html`<${Segments} label=${words.team.viewsLabel} value=${shown} onPick=${choose}
      options=${[["sheet", words.team.views.sheet], ["table", words.team.views.table]]} />`}
    ${shown === "sheet" ? html`<${Sheet} />` : html`<${Contest} />`}
    ${!team && game?.phase === "contest" && html`<${Notes} />`}
  </div>`;
}

dress();
const root = begin();
if (me.value?.team && !eyes.value) drafting.keep();
render(html`<${TeamPage} />`, root);
