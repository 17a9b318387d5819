/** The place to write a cable or to log a talk; before it stands who will read it, and what is typed is kept until it is sent. */
import { html } from "../html.js";
import { here } from "../line.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { Line, Lines, Refusal } from "./elements.js";
import { teamNames } from "./names.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

const WATCH = { onFocus: () => here("writing"), onBlur: () => here("reading") };

/** @param {{channel: import("../channels.js").Channel, own: string, onSent?: () => void}} props */
export function CableComposer({ channel, own, onSent }) {
  const order = useOrder();
  const [text, keep, clear] = useKept(`cable.${channel.id}`, "");
  const label = channel.kind === "public" ? words.talk.writePublic : channel.kind === "rfi" ? words.talk.writeRfi : words.talk.write;
  const kind = channel.kind === "team" ? "bilateral" : channel.kind === "group" ? (channel.teams.length > 1 ? "multilateral" : "bilateral") : channel.kind;
  const to = ["bilateral", "multilateral"].includes(kind) ? channel.teams : [];
  if (section("game")?.stage === "over") return html`<p class="notice calm">${words.talk.over}</p>`;
  const send = async () => {
    if (!text.trim() || order.busy) return;
    if (await order.give({ type: "SendCable", kind, text, to })) {
      clear();
      if (onSent) onSent();
    }
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
  };
  // The white cell logs what others said to each other; a team, what it said itself.
  const talks = to.length > (own === "white_cell" ? 1 : 0);
  return html`<div class="stack tight composer">
    <p class="readers">${readersOf(channel, own)}</p>
    <${Lines} label=${label} value=${text} onInput=${keep} onKeyDown=${keys} ...${WATCH} />
    <div class="bar"><button type="button" class="button main" disabled=${order.busy || !text.trim() || (!to.length && channel.kind === "group")} onClick=${send}>
      ${order.busy ? words.common.sending : words.common.send}</button><span class="quiet">${words.talk.keys}</span></div>
    <${Refusal} refused=${order.refused} />
    ${talks && html`<${TalkLog} channel=${channel} to=${to} />`}
  </div>`;
}

/** @param {{channel: import("../channels.js").Channel, to: string[]}} props one line about a talk face to face */
function TalkLog({ channel, to }) {
  const order = useOrder();
  const [text, keep, clear] = useKept(`talked.${channel.id}`, "");
  const log = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.trim() && !order.busy && (await order.give({ type: "SendCable", kind: "talk", text, to }))) clear();
  };
  return html`<details class="fold">
    <summary>${words.talk.logTalk}</summary>
    <form class="stack tight" onSubmit=${log}>
      <p class="quiet">${words.talk.logSays}</p>
      <${Line} label=${words.talk.about(teamNames(to))} value=${text} maxlength="240" onInput=${keep} ...${WATCH} />
      <div><button type="submit" class="button" disabled=${order.busy || !text.trim()}>${words.talk.logIt}</button></div>
      <${Refusal} refused=${order.refused} />
    </form>
  </details>`;
}

/**
 * Who can read what is written in a channel, as a sentence.
 * @param {import("../channels.js").Channel} channel
 * @param {string} own
 */
export function readersOf(channel, own) {
  if (channel.kind === "public") return words.talk.readersAll;
  if (channel.kind === "rfi") return words.talk.readersRfi;
  if (!channel.teams.length) return words.talk.choose;
  return own === "white_cell" ? words.talk.readersWhite(teamNames(channel.teams)) : words.talk.readers(teamNames(channel.teams));
}
