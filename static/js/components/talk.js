/** What is said: cables, pacts and news, with how much of each waits to be read or answered. */
import { html, useEffect, useRef, useState } from "../html.js";
import { channels, markNews, unread, unreadNews } from "../channels.js";
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

/** How many pacts wait for this person's team to sign or reject them. */
function unansweredPacts() {
  const team = me.value?.team ?? "";
  return listed(section("pacts")).filter((pact) => pact.status === "proposed" && pact.parties.includes(team) && !pact.signed.includes(team)).length;
}

/** The number on the tab of a narrow screen: all that waits there; readers of screens hear what comes as it comes. */
export function NewTalk() {
  const n = unreadCables() + unansweredPacts() + unreadNews();
  return n > 0 && html` <b class="count" aria-hidden="true">${n}</b>`;
}

export function Talk() {
  const [shown, show] = useState("cables");
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const fresh = unreadCables();
  const news = unreadNews();
  // News is read where it is on the screen; under another tab of a phone it waits.
  useEffect(() => {
    if (shown === "news" && news && box.current?.getClientRects().length) markNews();
  });
  const label = (/** @type {string} */ text, /** @type {number} */ n) => html`${text}${n > 0 && html` <b class="count">${n}</b>`}`;
  return html`<div class="stack" ref=${box}>
    <p class="hidden" role="status">${fresh ? words.talk.unread(fresh) : ""}</p>
    <${Segments} label=${words.team.tabs.talk} value=${shown} onPick=${show}
      options=${[["cables", label(words.talk.title, fresh)], ["pacts", label(words.talk.pacts, unansweredPacts())], ["news", label(words.talk.news, news)]]} />
    ${shown === "cables" ? html`<${Cables} />` : shown === "pacts" ? html`<${Pacts} />` : html`<${News} />`}
  </div>`;
}
