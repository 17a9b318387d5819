/** Cables by channel: who has said what to whom, how much of it is new, and the place to write. */
import { html, useEffect, useRef, useState } from "../html.js";
import { channels, markRead, unread } from "../channels.js";
import { row, timeOfDay } from "../format.js";
import { me, section } from "../store.js";
import { words } from "../words.js";
import { CableComposer } from "./cable-composer.js";
import { personName, TeamTag, teamIds, teamName, teamNames } from "./names.js";
import { Panel } from "./panel.js";

/** Older cables than these are drawn on demand, so that a long game does not slow down typing. */
const DRAWN = 40;

/** @param {import("../channels.js").Channel} channel */
function channelName(channel) {
  if (channel.kind === "public") return words.talk.public;
  if (channel.kind === "rfi") return words.talk.rfi;
  return row(channel.teams.map(teamName), words.common.and);
}

/** @param {{own?: string}} props `own` is the team's id, or `white_cell` on the desk */
export function Cables({ own = me.value?.team ?? "" }) {
  const all = channels(own, teamIds());
  const [picked, pick] = useState(own ? "public" : "public");
  const [group, setGroup] = useState(/** @type {string[]} */ ([]));
  const channel = all.find((one) => one.id === picked) ?? { id: picked, kind: "group", teams: group, cables: [] };
  const player = ["lead", "member", "umpire", "assistant"].includes(me.value?.role ?? "");
  return html`<${Panel} title=${words.talk.title}>
    <ul class="channels" aria-label=${words.talk.channels}>
      ${all.map((one) => html`<li key=${one.id}><button type="button" aria-pressed=${one.id === picked} onClick=${() => pick(one.id)}>
        <span>${channelName(one)}</span>${unread(one, own) > 0 && html` <b class="count" title=${words.talk.unread(unread(one, own))}>${unread(one, own)}</b>`}
      </button></li>`)}
      ${player && html`<li><button type="button" aria-pressed=${picked === "new"} onClick=${() => pick("new")}>${words.talk.newGroup}</button></li>`}
    </ul>
    ${picked === "new" && html`<${GroupPicker} own=${own} group=${group} set=${setGroup} />`}
    <${CableList} channel=${channel} own=${own} />
    ${player && html`<${CableComposer} key=${channel.id} channel=${channel} own=${own} onSent=${() => picked === "new" && pick([...group].sort().join("+"))} />`}
  <//>`;
}

/** @param {{own: string, group: string[], set: (group: string[]) => void}} props */
function GroupPicker({ own, group, set }) {
  const others = teamIds().filter((team) => team !== own);
  return html`<fieldset class="bar"><legend>${words.talk.pickTwo}</legend>
    ${others.map((team) => html`<label class="check" key=${team}><input type="checkbox" checked=${group.includes(team)}
      onChange=${() => set(group.includes(team) ? group.filter((one) => one !== team) : [...group, team])} /> ${teamName(team)}</label>`)}
  </fieldset>`;
}

/** @param {{channel: import("../channels.js").Channel, own: string}} props */
function CableList({ channel, own }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [drawn, draw] = useState(DRAWN);
  const cables = channel.cables.slice(-drawn);
  const count = channel.cables.length;
  useEffect(() => {
    markRead(channel);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [channel.id, count]);
  return html`<div class="cables" ref=${box} role="log" aria-label=${channelName(channel)} tabindex="0">
    ${count > drawn && html`<button type="button" class="button plain" onClick=${() => draw(drawn + DRAWN)}>${words.common.more(count - drawn)}</button>`}
    ${!count && html`<p class="empty">${words.talk.empty}</p>`}
    ${cables.map((cable) => html`<${CableText} key=${cable.id} cable=${cable} own=${own} />`)}
  </div>`;
}

/** @param {{cable: import("../channels.js").Cable, own: string, children?: any}} props */
export function CableText({ cable, own, children }) {
  const person = cable.sender === own && personName(cable.seat);
  const asked = cable.answers ? section("cables")?.[cable.answers] : undefined;
  return html`<article class=${`cable${cable.sender === own ? " ours" : ""}`}>
    <header><${TeamTag} team=${cable.sender} />${person && html`<span class="quiet">${person}</span>`}
      <time class="quiet num">${timeOfDay(cable.at)}</time>
      ${cable.kind === "rfi" && html`<span class=${`mark ${cable.answered ? "good" : "warn"}`}>${cable.answered ? words.talk.answered : words.talk.waiting}</span>`}
      ${cable.answers && html`<span class="mark">${words.talk.answer}</span>`}</header>
    ${asked && html`<p class="quoted said quiet">${asked.text}</p>`}
    <p class="said">${cable.text}</p>
    ${children}
  </article>`;
}

/** @param {import("../channels.js").Channel} channel */
export function readersOf(channel) {
  if (channel.kind === "public") return words.talk.readersAll;
  if (channel.kind === "rfi") return words.talk.readersRfi;
  return channel.teams.length ? words.talk.readers(teamNames(channel.teams)) : words.talk.choose;
}
