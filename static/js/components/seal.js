/** Handing in: Seal and Recall for the lead, with the rule printed beside them for everyone. */
import { html, useEffect, useState } from "../html.js";
import { clashing, moves } from "../drafting.js";
import { eyes, leads, line, listed, me, section } from "../store.js";
import { words } from "../words.js";
import { Ask } from "./ask.js";
import { Refusal } from "./refusal.js";
import { step } from "./standing.js";
import { useOrder } from "./use-order.js";

const OPEN = ["deliberate", "negotiate", "seal"];

/** @returns {string} the phase at whose close sealing ends */
function closing() {
  return section("book")?.phases.find((phase) => phase.id === "seal")?.title ?? "";
}

/** Beside what the phase asks of everyone: that this team has handed in already. */
export function SealedNow() {
  if (!section("sheet") || !OPEN.includes(section("game")?.phase ?? "")) return null;
  return html` <small class="sealed-now">${words.team.sealedNow(closing())}</small>`;
}

export function Seal() {
  const order = useOrder();
  const [asking, ask] = useState(false);
  const now = step();
  const game = section("game");
  const turn = game?.turn ?? 0;
  const team = words.team;
  const text = moves.value;
  // What stopped the seal may be mended by the next keystroke; an old refusal would only mislead.
  useEffect(() => order.clear(), [text, now]);
  const sealIt = () => {
    ask(false);
    order.give({ type: "SealSheet", turn, moves: text });
  };
  if (eyes.value) return null;
  if (now === "late") return html`<div class="seal missed"><b>${team.standing.late}</b><p class="rules">${team.lateSays}</p></div>`;
  const sealed = now === "sealed";
  const empty = !text.length;
  const open = OPEN.includes(game?.phase ?? "");
  const close = section("at_close")?.[me.value?.team ?? ""];
  const unsealed = `${/** @type {Record<string, string>} */ (team.unsealedRule)[close?.policy ?? section("book")?.unsealed ?? ""] ?? ""} ${close?.by ? team.umpireSays(close.reason) : ""}`;
  const recall = team.recallRule(closing());
  const rule = sealed
    ? `${team.sealRule} ${open ? recall : ""}`
    : `${team.sealRule} ${recall} ${unsealed}`;
  const may = leads() && open;
  // Recall comes to stand where Seal stood: the second half of a double click on Seal must not undo the first.
  const recallIt = (/** @type {MouseEvent} */ event) => event.detail < 2 && order.give({ type: "RecallSheet", turn });
  const played = (section("sheet")?.moves ?? text).map((move) => move.card);
  const pledged = open ? listed(section("hand")).flatMap((card) => (played.includes(card.id) ? card.breaks : card.due)) : [];
  return html`${pledged.length > 0 && html`<div class="notice" role="status">${pledged.map((says) => html`<p key=${says}>${says}</p>`)}</div>`}
    <div class=${`seal${sealed ? " done" : ""}${may ? "" : " told"}`}>
    ${!may
      ? html`<b>${sealed ? team.standing.sealed : team.standing[empty ? "empty" : "saved"]}</b>`
      : sealed
        ? html`<button type="button" class="button" disabled=${order.busy} onClick=${recallIt}>${team.recall}</button>`
        : html`<button type="button" class=${`button${empty ? "" : " main"}`} disabled=${order.busy || line.value !== "live"}
            onClick=${() => (clashing.value.length ? ask(true) : sealIt())}>${empty ? team.sealEmpty : team.seal}</button>`}
    <p class="rules">${rule}${!leads() ? ` ${team.onlyLead}` : ""}${!open && !sealed ? ` ${team.notDrafting}` : ""}</p>
    <${Refusal} refused=${order.refused} />
    ${asking && now !== "sealed" && html`<${Ask} title=${team.clashOpen} onClose=${() => ask(false)}>
      <div class="bar"><button type="button" class="button main" onClick=${sealIt}>${team.seal}</button>
        <button type="button" class="button" onClick=${() => ask(false)}>${words.common.cancel}</button></div>
    <//>`}
  </div>`;
}
