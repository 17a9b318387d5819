/** The injects due now, later in this turn, or missed, at hand on the desk; the run-sheet has the rest. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { InjectRow } from "./inject-row.js";
import { Panel } from "./elements.js";
import { injectsCounted, inOrder } from "./runsheet.js";

export function NextInjects() {
  const game = section("game");
  const all = inOrder();
  const waiting = all.filter((one) => one.standing === "next" && one.planned === game?.turn);
  const missed = all.filter((one) => one.standing === "missed");
  const now = all.filter((one) => one.standing === "now");
  if (game?.stage !== "play") return null;
  return html`<${Panel} title=${words.desk.injects} aside=${injectsCounted()}>
    ${!now.length && html`<p class="empty">${waiting.length ? words.desk.noneNow : words.desk.noneDue}</p>`}
    ${now.length > 0 && html`<h3 class="group">${words.runsheet.groups.now}</h3>`}
    <ul class="items">${now.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>
    ${waiting.length > 0 && html`<h3 class="group">${words.desk.laterThisTurn}</h3>
      <ul class="items">${waiting.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>`}
    ${missed.length > 0 && html`<h3 class="group">${words.runsheet.groups.missed}</h3>
      <ul class="items">${missed.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>`}
  <//>`;
}
