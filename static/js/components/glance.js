/** What waits for the umpire, in one line: rulings, what is prepared, questions, injects, the line of everybody. */
import { html } from "../html.js";
import { line, listed, presence, section } from "../store.js";
import { words } from "../words.js";
import { lastHeard } from "./line-state.js";
import { prepared } from "./prepared.js";
import { injectsCounted } from "./runsheet.js";

/** @param {{go: (view: string) => void}} props `go` turns to a view of the desk, or to the messages */
export function Glance({ go }) {
  const game = section("game");
  if (game?.stage !== "play") return null;
  const seats = listed(section("seats")).filter((seat) => !seat.bot && seat.role !== "projector");
  const on = seats.filter((seat) => presence.value[seat.id]?.online).length;
  const rule = game.phase === "adjudicate" ? listed(section("queue")).filter((item) => !item.ruling).length : 0;
  const asked = listed(section("cables")).filter((cable) => cable.kind === "rfi" && !cable.answered).length;
  const send = injectsCounted();
  const waits = prepared().length;
  /** @type {[number, string, string][]} */
  const all = [
    [rule, words.control.toRule(rule), "moves"],
    [waits, words.control.toPublish(waits), "prepared"],
    [asked, words.control.unanswered(asked), "talk"],
    [send ? 1 : 0, send, "runsheet"],
  ];
  const shown = all.filter(([count]) => count > 0);
  return html`<p class="bar glance" role="group" aria-label=${words.control.waiting}>
    ${!shown.length && html`<span class="quiet">${words.control.nothingWaits}</span>`}
    ${shown.map(([, says, view]) => html`<button type="button" class="button plain" key=${view} onClick=${() => go(view)}>${says}</button>`)}
    ${line.value !== "connecting" && html`<button type="button" class=${`button plain${on < seats.length || lastHeard() ? " away" : ""}`} onClick=${() => go("record")}>
      ${lastHeard() ? words.control.healthAt(on, seats.length, lastHeard()) : words.control.health(on, seats.length)}</button>`}
  </p>`;
}
