/** The screen of a team, and with fewer panels that of an observer or an analyst. The work in hand comes first, all else after it. */
import { html, render, useEffect, useRef, useState } from "../html.js";
import "../begin.js";
import { Segments } from "../components/elements.js";
import { Keys, useTab, walk } from "../components/keys.js";
import { fetchTheRest, later } from "../components/later.js";
import { eyesName, LineState } from "../components/line-state.js";
import { Masthead } from "../components/masthead.js";
import { roleWords, teamName, teamStyle } from "../components/names.js";
import { dress, HelpButton, LanguageButtons, LinkButton, RulebookLink, ThemeButton } from "../components/toolbar.js";
import { SealedNow, Sheet, Standing } from "../components/sheet.js";
import * as drafting from "../drafting.js";
import { foretell, root } from "../shell.js";
import { eyes, line, me, mine, onward, section, view } from "../store.js";
import { words } from "../words.js";

const Situation = later(() => import("../components/situation.js"), "Situation", 40);
const Talk = later(() => import("../components/talk.js"), "Talk", 40);
const NewTalk = later(() => import("../components/talk.js"), "NewTalk");
const Contest = later(() => import("../components/contest.js"), "Contest", 30);
const Notes = later(() => import("../components/notes.js"), "Notes", 20);
const Questions = later(() => import("../components/questions.js"), "Questions", 12);
const CanYouHear = later(() => import("../components/hearing.js"), "CanYouHear", 8);
const WholeTable = later(() => import("../components/people.js"), "WholeTable", 20);
const NotPlayed = later(() => import("../components/not-played.js"), "NotPlayed", 4);
const NotFiled = later(() => import("../components/not-filed.js"), "NotFiled", 0);
const Hints = later(() => import("../components/hints.js"), "Hints", 6);
const Inquiries = later(() => import("../components/inquiries.js"), "Inquiries", 10);
const SteppedBack = later(() => import("../components/stepped-back.js"), "SteppedBack", 0);
const Onward = later(() => import("../components/onward.js"), "Onward", 3);
const Ending = later(() => import("../components/ending.js"), "Ending", 30);
const Survey = later(() => import("../components/questions.js"), "Survey");
const Scored = later(() => import("../components/scored.js"), "Scored");
const Answers = later(() => import("../components/answers.js"), "Answers");

const TABS = ["situation", "work", "talk"];

function TeamPage() {
  const [tab, setTab] = useTab();
  const over = section("game")?.stage === "over";
  const stands = Boolean(view.value);
  useEffect(() => {
    if (!stands) return;
    void foretell("beside");
    void fetchTheRest();
  }, [stands]);
  // How it ended stands above what one had scrolled to.
  useEffect(() => {
    if (!over) return;
    setTab("work", true);
    document.getElementById("work")?.scrollTo(0, 0);
    scrollTo(0, 0);
  }, [over]);
  const toAccount = () => {
    setTab("situation");
    scrollTo(0, 0);
  };
  const phase = `${section("game")?.turn} ${section("game")?.phase}`;
  const before = useRef(phase);
  // A phase begins at the top of what it is about, unless somebody is in the middle of a word there.
  useEffect(() => {
    const changed = before.current !== phase;
    before.current = phase;
    const work = document.getElementById("work");
    if (!changed || document.activeElement?.matches("input, textarea, select")) return;
    work?.scrollTo(0, 0);
    if (tab === "work") scrollTo(0, 0);
  }, [phase]);
  if (!view.value) return html`<div class="loading">${line.value !== "gone" && html`<p>${words.common.loading}</p>`}<${LineState} /></div>`;
  const game = section("game");
  const who = me.value;
  const team = who?.team ?? "";
  const names = /** @type {Record<string, string>} */ (team ? words.team.tabs : words.team.tabsWatching);
  const hand = html`${team && html`<${HelpButton} />`}<${RulebookLink} /><${LinkButton} /><${ThemeButton} /><${LanguageButtons} />`;
  const tools = html`${hand}<${Keys} keys=${keys(setTab, names)} />`;
  return html`<div class="app">
    <a class="skip" href="#work">${names.work}</a>
    <div class="head"><${Masthead} title=${eyes.value ? eyesName(eyes.value) : team ? teamName(team) : roleWords(who?.role ?? "")} team=${team ? teamStyle(team) : null} tools=${tools} hand=${hand} />
    <section class="donow" aria-label=${words.team.doNow}><p><span class="hidden">${words.common.colon(words.team.doNow)} </span>${doNow()}${team && html`<${SealedNow} />`}</p>
      ${team && game?.stage === "play" && game.phase !== "results" && html`<${Standing} />`}${Boolean(game?.era) && html`<${SteppedBack} />`}<${LineState} />${onward.value && html`<${Onward} />`}</section></div>
    <main class="columns" data-tab=${tab} inert=${line.value === "gone"}>
      <div class="column" data-column="situation" tabindex="0" role="region" aria-label=${names.situation}><${Situation} /></div>
      <div class="column raised" data-column="work" id="work" tabindex="0" role="region" aria-label=${names.work}><${Work} onAccount=${toAccount} /></div>
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
    ...TABS.map((id, n) => ({ key: String(n + 1), says: words.control.key.part(names[id] ?? id), run: () => turnTo(id) })),
    { key: "j n", says: words.control.key.next, run: () => walk(1) },
    { key: "k", says: words.control.key.previous, run: () => walk(-1) },
  ];
}

/** @returns {string} the one sentence that says what to do now */
function doNow() {
  const game = section("game");
  if (game?.stage === "lobby") return me.value?.team ? words.team.wait : words.team.waitWatching;
  if (game?.stage === "over") return !game.turn ? words.team.closed : me.value?.team ? words.team.over : words.team.overWatching;
  const role = me.value?.role ?? "";
  return game?.do_now[role] ?? Object.values(game?.do_now ?? {})[0] ?? game?.phase_title ?? "";
}

/** @returns {boolean} whether the scenario asks this seat something now, or tells it how it guessed */
function asked() {
  const game = section("game");
  const role = me.value?.role ?? "";
  const here = section("book")?.asked.questions.some((one) => one.phase === game?.phase && one.to.includes(role));
  return game?.stage === "play" && (Boolean(here) || mine.value.guesses.some((guess) => guess.turn === game.turn));
}

/**
 * The middle: what this phase is about, and on request what it is not.
 * @param {{onAccount: () => void}} props turns to what the results changed, where that is not beside it
 */
function Work({ onAccount }) {
  const game = section("game");
  const team = me.value?.team;
  const [picked, pick] = useState({ phase: "", shown: "" });
  if (game && !game.turn) return html`<div class="stack">${!eyes.value && game.stage === "lobby" && html`<${CanYouHear} />`}<${WholeTable} /></div>`;
  const usual = !team || ["contest", "adjudicate", "results"].includes(game?.phase ?? "") ? "table" : "sheet";
  const over = game?.stage === "over";
  const shown = over ? "table" : picked.phase === game?.phase ? picked.shown : usual;
  const choose = (/** @type {string} */ id) => pick({ phase: game?.phase ?? "", shown: id });
  // What the sheet still needs comes before what the umpire would like to know.
  const questions = asked() && html`<${Questions} />`;
  return html`<div class="stack">
    ${(game?.hints[me.value?.role ?? ""] ?? []).length > 0 && html`<${Hints} />`}
    ${team && section("dropped")?.[team] && html`<${NotPlayed} />`}
    ${team && !over && ["adjudicate", "results"].includes(game?.phase ?? "") && html`<${NotFiled} />`}
    ${!over && game?.phase === "results" && html`<div class="to-account"><button type="button" class="button main" onClick=${onAccount}>${words.team.toAccount}</button></div>`}
    ${over && html`<${Ending} /><${Survey} /><${Scored} />`}
    ${shown !== "sheet" && questions}
    ${!team && !eyes.value && game?.phase !== "contest" && html`<${Notes} />${over && html`<${Answers} />`}`}
    ${team && !over && html`<${Segments} label=${words.team.viewsLabel} value=${shown} onPick=${choose}
      options=${[["sheet", words.team.views.sheet], ["table", words.team.views.table]]} />`}
    ${shown === "sheet" ? html`<${Sheet}>${questions}<//>` : html`<${Contest} />`}
    ${!team && !eyes.value && game?.phase === "contest" && html`<${Notes} />`}
  </div>`;
}

dress();
if (me.value?.team && !eyes.value) drafting.keep();
render(html`<${TeamPage} />`, root);
