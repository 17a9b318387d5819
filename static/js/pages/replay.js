/** The replay: the record of the game with one audience's eyes, step by step. */
import { html, render, useEffect, useState } from "../html.js";
import { Brief } from "../components/brief.js";
import { Capitals } from "../components/capitals.js";
import { Contest } from "../components/contest.js";
import { Ending } from "../components/ending.js";
import { CourseOf } from "../components/course.js";
import { Choice, Panel } from "../components/elements.js";
import { Happened } from "../components/happened.js";
import { fetchTheRest } from "../components/later.js";
import { Lines } from "../components/lines.js";
import { MoveText } from "../components/move-text.js";
import { teamName } from "../components/names.js";
import { Scrubber } from "../components/scrubber.js";
import { Talk } from "../components/talk.js";
import { dress, LanguageButtons, ThemeButton } from "../components/toolbar.js";
import { failed, frames, load, loading, step } from "../replaying.js";
import { root, told } from "../shell.js";
import { section } from "../store.js";
import { words } from "../allwords.js";

const source = root.dataset.src ?? "";
/** What the way back leads to: the server sends each role from its address to the page where it belongs. */
const back = ["umpire", "assistant"].includes(told("me").role) ? words.replay.backDesk : words.replay.backPage;

/** @param {string} audience */
function audienceName(audience) {
  const [kind, team] = audience.split(":");
  return team ? teamName(team) : (/** @type {Record<string, string>} */ (words.replay.audiences)[kind ?? ""] ?? audience);
}

function nextAudience() {
  const all = frames.value?.audiences ?? [];
  const next = all[(all.indexOf(frames.value?.audience ?? "") + 1) % all.length];
  if (next && !loading.value) void load(source, next);
}

function ReplayPage() {
  const [gauge, pick] = useState("");
  useEffect(() => void load(source), []);
  if (failed.value && !frames.value) {
    return html`<div class="loading"><p class="refusal"><b>${words.replay.failed}</b> ${failed.value}</p>
      <div class="bar"><button type="button" class="button main" onClick=${() => load(source)}>${words.replay.again}</button> <a class="button" href="/play">${back}</a></div></div>`;
  }
  if (!frames.value) return html`<div class="loading"><p>${words.replay.loading}</p></div>`;
  const now = step.value;
  if (!now) return html`<div class="loading"><p>${words.replay.empty}</p><p><a class="button" href="/play">${back}</a></p></div>`;
  const sheet = section("sheet");
  const picked = gauge && section("gauges")?.[gauge] ? gauge : (section("book")?.headline_gauges[0] ?? "");
  return html`<div class="app replay">
    <header class="masthead">
      <div class="who"><h1>${words.replay.title}</h1><span class="quiet">${section("book")?.title}</span></div>
      <div class="toolbar"><${Choice} label=${words.replay.as} value=${frames.value.audience}
        options=${frames.value.audiences.map((one) => [one, audienceName(one)])} onInput=${(/** @type {string} */ one) => load(source, one)} />
        <a class="button plain" href="/play">${back}</a><${ThemeButton} /><${LanguageButtons} /></div>
    </header>
    <section class="donow" aria-label=${words.replay.scrub}><div role="status"><h2>${now.label}</h2></div><${Scrubber} turnAudience=${nextAudience} />
      ${failed.value && html`<p class="refusal">${failed.value}</p>`}</section>
    <main class="columns">
      <div class="column" tabindex="0" role="region" aria-label=${words.team.tabs.situation}><${Lines} picked=${picked} onPick=${pick} /><${Brief} /></div>
      <div class="column raised" tabindex="0" role="region" aria-label=${words.team.tabsWatching.work}><${Ending} />
        <${Panel} title=${words.replay.happened}><${Happened} step=${now} />
          ${!Object.keys(now.put ?? {}).some((name) => TOLD.has(name)) && html`<p class="empty">${words.replay.saidAll}</p>`}<//>
        ${sheet && html`<${Panel} title=${words.team.sheet}>${sheet.moves.map((move, n) => html`<${MoveText} key=${n} move=${move} n=${n + 1} />`)}<//>`}
        <${CourseOf} id=${picked} onPick=${pick} />
        <${Panel} title=${words.replay.ties}><${Capitals} /><//>
        <${Contest} /></div>
      <div class="column" tabindex="0" role="region" aria-label=${words.team.tabs.talk}><${Talk} /></div>
    </main>
  </div>`;
}

/** The sections of which a step shows more than its own sentence. */
const TOLD = new Set(["news", "cables", "pacts", "moves", "reasons", "rulings", "results"]);

dress();
render(html`<${ReplayPage} />`, root);
void fetchTheRest();
