/** One cable: who said what to whom and when, what became of it, and for a logged talk what the others say to it. */
import { html, useState } from "../html.js";
import { timeOfDay } from "../format.js";
import { listed, me, section } from "../store.js";
import { words } from "../morewords.js";
import { Act } from "./act.js";
import { later } from "./later.js";
import { personName, TeamTag, teamNames } from "./names.js";

const TalkHeard = later(() => import("./talk-heard.js"), "TalkHeard", 2);

const WHITE = "white_cell";

/** What the twelve lines of a folded cable cannot hold, in letters and in lines. */
const LONG = 900;
const LINES = 12;

/** @param {{cable: import("../channels.js").Cable, own: string, children?: any}} props */
export function CableText({ cable, own, children }) {
  const person = cable.sender === own && personName(cable.seat);
  const asked = cable.answers ? section("cables")?.[cable.answers] : undefined;
  // What was answered to all stands among the public statements; whoever asked looks for it here.
  const told = cable.published ? listed(section("cables")).find((one) => one.answers === cable.id) : undefined;
  const talk = cable.kind === "talk";
  return html`<article class=${`cable${cable.sender === own ? " ours" : ""}${talk ? " talked" : ""}${cable.important ? " important" : ""}`}>
    <header><${TeamTag} team=${cable.sender} />${person && html`<span class="quiet">${person}</span>`}
      <time class="quiet num">${timeOfDay(cable.at)}</time>
      ${cable.important && html`<span class="mark alert">${words.talk.important}</span>`}
      ${talk && html`<span class="mark">${words.talk.talked(teamNames(cable.to))}</span>`}
      ${cable.kind === "rfi" && html`<${RfiStatus} cable=${cable} />`}
      ${cable.answers && html`<span class="mark">${words.talk.answer}</span>`}</header>
    ${(asked || cable.question) && html`<p class="quoted said quiet">${asked?.text ?? cable.question}</p>`}
    <${Said} text=${cable.text} />
    ${told && html`<p class="said"><span class="mark">${words.talk.answer}</span> ${told.text}</p>`}
    ${talk && html`<${TalkHeard} cable=${cable} />`}
    ${own === WHITE && ["umpire", "assistant"].includes(me.value?.role ?? "") && html`<${Act} kind="plain" pressed=${cable.important}
      label=${cable.important ? words.talk.unmark : words.talk.markIt} order=${{ type: "MarkCable", cable: cable.id, important: !cable.important }} />`}
    ${children}
  </article>`;
}

/** @param {{text: string}} props what was said; of a very long cable its beginning, until one asks for all */
function Said({ text }) {
  const [all, setAll] = useState(false);
  const long = text.length > LONG || text.split("\n").length > LINES;
  return html`<p class=${`said${long && !all ? " clamped" : ""}`}>${text}</p>
    ${long && html`<button type="button" class="button plain" aria-expanded=${all} onClick=${() => setAll(!all)}>${all ? words.common.fewer : words.talk.readAll}</button>`}`;
}

/** @param {{cable: import("../types.js").Cable}} props how far a request for information has come */
export function RfiStatus({ cable }) {
  if (cable.published) return html`<span class="mark good">${words.talk.published}</span>`;
  if (cable.answered) return html`<span class="mark good">${words.talk.answered}</span>`;
  if (cable.assigned) return html`<span class="mark calm">${words.talk.assigned(personName(cable.assigned) || words.common.whiteCell)}</span>`;
  return html`<span class="mark warn">${words.talk.waiting}</span>`;
}
