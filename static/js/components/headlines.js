/** The last things that became public: news, announcements and statements. */
import { html } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";
import { teamName } from "./names.js";
import { headline } from "./stepped-back.js";

const SHOWN = 2;

export function Headlines() {
  const news = listed(section("news")).map((item) => ({ at: item.at, id: item.id, text: item.kind === "announcement" ? item.text : headline(item) }));
  const said = listed(section("cables")).map((cable) => ({ at: cable.at, id: cable.id, text: cable.question ? words.board.answers(cable.question, cable.text) : words.board.says(teamName(cable.sender), cable.text) }));
  const last = [...news, ...said].sort((a, b) => b.at - a.at).slice(0, SHOWN);
  return html`<section class="headlines" aria-label=${words.board.headlines} aria-live="polite">
    ${!last.length && html`<p class="empty">${words.board.noHeadlines}</p>`}
    ${last.map((item) => html`<p key=${item.id}>${item.text}</p>`)}
  </section>`;
}
