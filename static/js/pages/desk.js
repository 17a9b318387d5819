/** The umpire's desk: the table at a glance on the left, the work of the phase in the middle, messages on the right. */
import { html, render, useEffect, useState } from "../html.js";
import "../begin.js";
import { Account } from "../components/account.js";
import { Announce } from "../components/announce.js";
import { BoardControl } from "../components/board-control.js";
import { Brief } from "../components/brief.js";
import { Cables } from "../components/cables.js";
import { Contest } from "../components/contest.js";
import { DeskControls } from "../components/desk-controls.js";
import { Panel, Segments } from "../components/elements.js";
import { Glance } from "../components/glance.js";
import { GaugeEdit } from "../components/gauge-edit.js";
import { GaugeRow } from "../components/gauges.js";
import { Inquiries } from "../components/inquiries.js";
import { Lines } from "../components/hearing.js";
import { JoinCard } from "../components/join-card.js";
import { Keys, pressed, reached, useTab, walk } from "../components/keys.js";
import { fetchTheRest } from "../components/later.js";
import { LineState } from "../components/line-state.js";
import { Masthead } from "../components/masthead.js";
import { NextInjects } from "../components/next-injects.js";
import { Onward } from "../components/onward.js";
import { Outlook } from "../components/outlook.js";
import { Pacts } from "../components/pacts.js";
import { Prepare } from "../components/prepare.js";
import { PreparedList, prepared } from "../components/prepared.js";
import { Record } from "../components/record.js";
import { Rfis } from "../components/rfis.js";
import { dress, LanguageButtons, LinkButton, RulebookLink, ThemeButton } from "../components/toolbar.js";
import { RulingsQueue } from "../components/rulings-queue.js";
import { due, Runsheet } from "../components/runsheet.js";
import { SealedSheets } from "../components/sealed-sheets.js";
import { SeatsAdmin } from "../components/seats-admin.js";
import { SteppedBack } from "../components/stepped-back.js";
import { Tiles } from "../components/tiles.js";
import { Weigh } from "../components/weigh.js";
import { root, told } from "../shell.js";
import { line, section, view } from "../store.js";
import { words } from "../allwords.js";

const TABS = ["situation", "work", "talk"];

function DeskPage() {
  const [tab, setTab] = useTab();
  const [picked, pick] = useState("");
  const stage = section("game")?.stage;
  useEffect(() => {
    pick("");
    document.getElementById("work")?.scrollTo(0, 0);
  }, [stage]);
  if (!view.value) return html`<div class="loading">${line.value !== "gone" && html`<p>${words.common.loading}</p>`}<${LineState} /></div>`;
  const tabs = /** @type {Record<string, string>} */ (words.desk.tabs);
  const shown = picked || (stage === "lobby" ? "table" : stage === "over" ? "record" : "moves");
  const show = (/** @type {string} */ id) => {
    pick(id);
    setTab("work");
  };
  const go = (/** @type {string} */ id) => (id === "talk" ? setTab("talk") : show(id === "prepared" ? "moves" : id));
  return html`<div class="app">
    <a class="skip" href="#work">${tabs.work}</a>
    <${Masthead} title=${words.desk.title} tools=${html`<${Links} /><${Keys} keys=${keys(show, setTab)} />`} hand=${html`<${Links} />`} />
    <section class="donow" aria-label=${words.team.doNow}><p>${doNow()}</p><${Glance} go=${go} /><${DeskControls} /><${SteppedBack} /><${LineState} /><${Onward} /></section>
    <main class="columns desk" data-tab=${tab} inert=${line.value === "gone"}>
      <div class="column" data-column="situation" tabindex="0" role="region" aria-label=${tabs.situation}><${Overview} /></div>
      <div class="column raised" data-column="work" id="work" tabindex="0" role="region" aria-label=${tabs.work}><${Work} now=${shown} show=${show} /></div>
      <div class="column" data-column="talk" tabindex="0" role="region" aria-label=${tabs.talk}><${Rfis} />${stage === "over" ? html`<p class="notice calm">${words.control.overSays}</p>` : html`<${Announce} />`}<${Cables} own="white_cell" /><${Pacts} /></div>
    </main>
    <nav class="tabs" aria-label=${words.team.tabsLabel}>
      ${TABS.map((id) => html`<button type="button" key=${id} aria-current=${tab === id ? "true" : undefined} onClick=${() => setTab(id)}>${tabs[id]}</button>`)}
    </nav>
  </div>`;
}

/**
 * The keys of the desk.
 * @param {(view: string) => void} show
 * @param {(tab: string) => void} setTab
 * @returns {import("../components/keys.js").Key[]}
 */
function keys(show, setTab) {
  const says = words.control.key;
  const views = Object.entries(/** @type {Record<string, string>} */ (words.desk.views));
  const accept = () => pressed("[data-act=accept] button", document.activeElement?.closest("article.move") ?? null);
  const turnTo = (/** @type {string} */ tab) => {
    setTab(tab);
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-column=${tab}]`))?.focus();
  };
  return [
    { key: "j n", says: says.next, run: () => walk(1) },
    { key: "k", says: says.previous, run: () => walk(-1) },
    { key: "a", says: says.accept, run: accept },
    { key: "A", says: says.all, run: () => reached("[data-act=all] button") },
    { key: "p", says: says.pause, run: () => pressed("[data-act=pause] button") },
    ...views.map(([id, title], n) => ({ key: String(n + 1), says: title, run: () => show(id) })),
    ...TABS.map((id, n) => ({ key: "ows"[n] ?? "", says: says.part(/** @type {Record<string, string>} */ (words.desk.tabs)[id] ?? id), run: () => turnTo(id) })),
  ];
}

/** Ways to the other screens, and what belongs to the umpire's own person. */
function Links() {
  return html`<a class="button plain" href=${`/board/${section("game")?.game}`} target="_blank">${words.desk.links.board}</a>
    <a class="button plain" href="/replay" target="_blank">${words.desk.links.replay}</a><${Prepare} /><${RulebookLink} /><${LinkButton} /><${ThemeButton} /><${LanguageButtons} />`;
}

function doNow() {
  const game = section("game");
  if (game?.stage === "lobby") return words.desk.gather;
  if (game?.stage === "over") return game.turn ? words.desk.over : words.desk.closed;
  const says = game?.do_now.umpire ?? game?.phase_title ?? "";
  const send = due().length;
  return send ? `${words.desk.sendDue(send)} ${says}` : says;
}

function Overview() {
  return html`<div><${Tiles} /><${BoardControl} /><${NextInjects} />
    <${Panel} title=${words.team.gauges} aside=${words.common.expertSet}>
      <div class="gauges">${(section("book")?.headline_gauges ?? []).map((id) => html`<${GaugeRow} key=${id} id=${id} />`)}</div>
    <//>
    <${TheoryHeld} /><${Panel} title=${words.desk.join}><${JoinCard} join=${told("join")} /><//>
  </div>`;
}

/** The theory that was chosen for this game, by name and in its own sentence. */
function TheoryHeld() {
  const held = section("theory");
  if (!held?.title) return null;
  return html`<${Panel} title=${words.desk.theory} aside=${section("game")?.stage === "over" ? words.desk.theoryTold : words.desk.theorySays}><p><b>${held.title}</b></p><p class="quiet">${held.text}</p><//>`;
}

/** @param {{now: string, show: (view: string) => void}} props */
function Work({ now, show }) {
  return html`<div class="stack">
    <${Segments} label=${words.desk.viewsLabel} value=${now} onPick=${show} options=${Object.entries(words.desk.views)} />
    ${now === "moves" && html`<div>${prepared().length > 0 && html`<${PreparedList} />`}<${Moves} />${!prepared().length && html`<${PreparedList} />`}</div>`}
    ${now === "outlook" && html`<${Outlook} />`}
    ${now === "runsheet" && html`<${Runsheet} />`}
    ${now === "gauges" && html`<${GaugeEdit} />`}
    ${now === "inquiries" && html`<${Inquiries} />`}
    ${now === "table" && html`<div><${SeatsAdmin} /><${Lines} /><${Brief} /></div>`}
    ${now === "record" && html`<${Record} />`}
  </div>`;
}

/** What the umpire does with moves in this phase. */
function Moves() {
  const phase = section("game")?.phase;
  if (phase === "contest") return html`<${Weigh} />`;
  if (phase === "adjudicate") return html`<${RulingsQueue} />`;
  if (phase === "results") return html`<div><${Account} /><${Contest} /></div>`;
  return html`<div><${SealedSheets} /></div>`;
}

dress();
render(html`<${DeskPage} />`, root);
void fetchTheRest();
