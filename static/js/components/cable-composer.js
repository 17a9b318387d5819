/** The place to write a cable; it says who will read it, and keeps what is typed until it is sent. */
import { html } from "../html.js";
import { words } from "../words.js";
import { here } from "../wire.js";
import { readersOf } from "./cables.js";
import { Lines } from "./field.js";
import { Refusal } from "./refusal.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "./use-order.js";

/** @param {{channel: import("../channels.js").Channel, own: string, onSent?: () => void}} props */
export function CableComposer({ channel, onSent }) {
  const order = useOrder();
  const [text, keep, clear] = useKept(`cable.${channel.id}`, "");
  const label = channel.kind === "public" ? words.talk.writePublic : channel.kind === "rfi" ? words.talk.writeRfi : words.talk.write;
  const kind = channel.kind === "team" ? "bilateral" : channel.kind === "group" ? (channel.teams.length > 1 ? "multilateral" : "bilateral") : channel.kind;
  const to = ["bilateral", "multilateral"].includes(kind) ? channel.teams : [];
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
  return html`<div class="stack tight composer">
    <${Lines} label=${label} hint=${readersOf(channel)} value=${text} onInput=${keep} onKeyDown=${keys}
      onFocus=${() => here("writing")} onBlur=${() => here("reading")} />
    <div class="bar"><button type="button" class="button main" disabled=${order.busy || !text.trim() || (!to.length && channel.kind === "group")} onClick=${send}>
      ${order.busy ? words.common.sending : words.common.send}</button><span class="quiet">${words.talk.keys}</span></div>
    <${Refusal} refused=${order.refused} />
  </div>`;
}
