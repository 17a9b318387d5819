/** Plan an inject for another turn and phase. */
import { html, useState } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { Choice } from "./elements.js";

/** @param {{inject: import("../types.js").Inject & {id: string}, onDone: () => void}} props */
export function InjectMove({ inject, onDone }) {
  const book = section("book");
  const [to, set] = useState({ turn: String(inject.planned), phase: inject.phase });
  const turns = (book?.calendar.labels ?? []).map((label, n) => /** @type {[string, string]} */ ([String(n + 1), `${n + 1} · ${label}`]));
  const phases = (book?.phases ?? []).map((phase) => /** @type {[string, string]} */ ([phase.id, phase.title]));
  return html`<div class="builder bar">
    <${Choice} label=${words.runsheet.moveTurn} value=${to.turn} options=${[["0", words.runsheet.noTurn], ...turns]} onInput=${(/** @type {string} */ turn) => set({ ...to, turn })} />
    <${Choice} label=${words.runsheet.movePhase} value=${to.phase} options=${phases} onInput=${(/** @type {string} */ phase) => set({ ...to, phase })} />
    <${Act} one=${inject.id} kind="main" label=${words.runsheet.move} onDone=${onDone} order=${{ type: "MoveInject", inject: inject.id, turn: Number(to.turn), phase: to.phase, reason: "" }} />
  </div>`;
}
