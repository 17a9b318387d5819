/** Cables by channel: who has said what to whom, how much of it is new, and the place to write. */
import { html, useEffect, useRef, useState } from "../html.js";
import { channels, markRead, unread } from "../channels.js";
import { row } from "../format.js";
import { me } from "../store.js";
import { words } from "../morewords.js";
import { CableComposer } from "./cable-composer.js";
import { CableText } from "./cable-text.js";
import { teamIds, teamName } from "./names.js";
import { Panel } from "./elements.js";

/** So many cables are drawn at once, however many there are, so that a long game slows down neither typing nor turning over. */
const DRAWN = 40;
/** Turning back or on moves by fewer, so that one does not lose the place. */
const STEP = 30;

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
    <${CableList} key=${channel.id} channel=${channel} own=${own} />
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
  // Up to which cable is drawn; null follows the newest.
  const [end, turn] = useState(/** @type {number | null} */ (null));
  const count = channel.cables.length;
  const upto = Math.min(end ?? count, count);
  const from = Math.max(0, upto - DRAWN);
  const older = () => turn(Math.max(upto - STEP, DRAWN));
  const newer = () => turn(upto + STEP >= count ? null : upto + STEP);
  // What stands under another tab of a phone is not read yet.
  useEffect(() => {
    if (box.current?.getClientRects().length) markRead(channel);
  });
  useEffect(() => {
    if (box.current && end === null) box.current.scrollTop = box.current.scrollHeight;
  }, [count, end]);
  return html`<div class="cables" ref=${box} role="log" aria-live="off" aria-label=${channelName(channel)} tabindex="0">
    ${from > 0 && html`<button type="button" class="button plain" onClick=${older}>${words.talk.older(from)}</button>`}
    ${!count && html`<p class="empty">${words.talk.empty}</p>`}
    ${channel.cables.slice(from, upto).map((cable) => html`<${CableText} key=${cable.id} cable=${cable} own=${own} />`)}
    ${upto < count && html`<button type="button" class="button plain" onClick=${newer}>${words.talk.newer(count - upto)}</button>`}
  </div>`;
}
