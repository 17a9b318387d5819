/** What is said: cables, pacts and news, with how much of each is new. */
import { html, useState } from "../html.js";
import { channels, unread } from "../channels.js";
import { listed, me, section } from "../store.js";
import { words } from "../morewords.js";
import { Cables } from "./cables.js";
import { Segments } from "./elements.js";
import { later } from "./later.js";
import { teamIds } from "./names.js";

const News = later(() => import("./news.js"), "News", 10);
const Pacts = later(() => import("./pacts.js"), "Pacts", 10);

/** How many cables this person has not read. */
function unreadCables() {
  const team = me.value?.team ?? "";
  return channels(team, teamIds()).reduce((sum, channel) => sum + unread(channel, team), 0);
}

/** The number on the tab of a narrow screen; readers of screens hear it from the status line. */
export function NewTalk() {
  const n = unreadCables();
  return n > 0 && html` <b class="count" aria-hidden="true">${n}</b>`;
}

export function Talk() {
  const [shown, show] = useState("cables");
  const team = me.value?.team ?? "";
  const fresh = unreadCables();
  const waits = listed(section("pacts")).filter((pact) => pact.status === "proposed" && pact.parties.includes(team) && !pact.signed.includes(team)).length;
  const label = (/** @type {string} */ text, /** @type {number} */ n) => html`${text}${n > 0 && html` <b class="count">${n}</b>`}`;
  return html`<div class="stack">
    <p class="hidden" role="status">${fresh ? words.talk.unread(fresh) : ""}</p>
    <${Segments} label=${words.team.tabs.talk} value=${shown} onPick=${show}
      options=${[["cables", label(words.talk.title, fresh)], ["pacts", label(words.talk.pacts, waits)], ["news", words.talk.news]]} />
    ${shown === "cables" ? html`<${Cables} />` : shown === "pacts" ? html`<${Pacts} />` : html`<${News} />`}
  </div>`;
}
