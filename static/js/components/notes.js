/** Notes for the record and the report: written by analysts, observers and the white cell. */
import { html } from "../html.js";
import { timeOfDay } from "../format.js";
import { listed, mine, section } from "../store.js";
import { words } from "../words.js";
import { Lines } from "./field.js";
import { personName } from "./names.js";
import { Panel } from "./panel.js";
import { Refusal } from "./refusal.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "./use-order.js";

/** @param {{everyone?: boolean}} props whether to show everybody's notes (the white cell) or only one's own */
export function Notes({ everyone }) {
  const order = useOrder();
  const [text, keep, clear] = useKept("note", "");
  const notes = everyone ? listed(section("notes"), (note) => -note.at) : [...mine.value.notes].reverse();
  const send = async () => {
    if (await order.give({ type: "WriteNote", text })) clear();
  };
  return html`<${Panel} title=${everyone ? words.desk.notes : words.team.notes}>
    <div class="stack tight">
      <${Lines} label=${words.team.noteHint} value=${text} onInput=${keep} />
      <div><button type="button" class="button main" disabled=${order.busy || !text.trim()} onClick=${send}>${words.team.noteSave}</button></div>
      <${Refusal} refused=${order.refused} />
    </div>
    ${!notes.length && html`<p class="empty">${everyone ? words.desk.noNotes : words.team.noNotes}</p>`}
    <ul class="items">${notes.map((note) => html`<li key=${note.id}>
      <p class="quiet">${everyone ? `${personName(note.seat)} · ` : ""}${timeOfDay(note.at)}${note.turn ? ` · ${note.turn}` : ""}</p><p class="said">${note.text}</p></li>`)}</ul>
  <//>`;
}
