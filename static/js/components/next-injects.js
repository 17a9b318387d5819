/** The injects due in this turn, missed, or offered by the world, at hand on the desk; the run-sheet has the rest. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { InjectRow } from "./inject-row.js";
import { Panel } from "./elements.js";
import { due, inOrder } from "./runsheet.js";

export function NextInjects() {
  const game = section("game");
  const waiting = inOrder().filter((one) => one.standing === "next" && one.planned === game?.turn);
  const now = due();
  if (game?.stage !== "play") return null;
  return html`<${Panel} title=${words.desk.dueNow} aside=${now.length || ""}>
    ${!now.length && html`<p class="empty">${waiting.length ? words.desk.noneNow : words.desk.noneDue}</p>`}
    <ul class="items">${now.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>
    ${waiting.length > 0 && html`<h3 class="group">${words.desk.laterThisTurn}</h3>
      <ul class="items">${waiting.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>`}
  <//>`;
}
