/** The injects due in this turn, missed, or offered by the world, at hand on the desk; the run-sheet has the rest. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { InjectRow } from "./inject-row.js";
import { Panel } from "./panel.js";
import { inOrder } from "./runsheet.js";

export function NextInjects() {
  const turn = section("game")?.turn;
  const due = inOrder().filter((one) => !one.sent && (one.planned === turn || one.offered || one.standing === "missed"));
  if (!turn) return null;
  return html`<${Panel} title=${words.desk.dueNow} aside=${due.length || ""}>
    ${!due.length && html`<p class="empty">${words.desk.noneDue}</p>`}
    <ul class="items">${due.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>
  <//>`;
}
