/** News, announcements and crossed lines, the newest first. */
import { html } from "../html.js";
import { timeOfDay } from "../format.js";
import { listed, section } from "../store.js";
import { words } from "../morewords.js";
import { Panel } from "./elements.js";
import { headline } from "./stepped-back.js";

/** @param {{few?: number}} props how many to show; all by default */
export function News({ few }) {
  const items = listed(section("news"), (one) => -one.at).slice(0, few);
  return html`<${Panel} title=${words.talk.news}>
    ${!items.length && html`<p class="empty">${words.talk.noNews}</p>`}
    <ul class="items">
      ${items.map((item) => html`<li key=${item.id}><${NewsText} item=${item} /></li>`)}
    </ul>
  <//>`;
}

/** @param {{item: import("../types.js").News}} props */
export function NewsText({ item }) {
  const kinds = /** @type {Record<string, string>} */ (words.talk.kinds);
  return html`<article class="newsitem">
    <p class="bar quiet"><span class=${`mark${["announcement", "step_back"].includes(item.kind) ? " warn" : ""}`}>${kinds[item.kind] ?? item.kind}</span>
      <time class="num">${timeOfDay(item.at)}</time></p>
    ${item.kind !== "announcement" && html`<h3>${headline(item)}</h3>`}
    <p class="said">${item.text}</p>
  </article>`;
}
