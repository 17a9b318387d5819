/** The injects due in this turn or offered by the world, at hand on the desk; the run-sheet has the rest. */
import { html } from "../html.js";
import { listed, section } from "../store.js";
import { words } from "../words.js";
import { Panel } from "./panel.js";
import { InjectRow } from "./runsheet.js";

export function NextInjects() {
  const turn = section("game")?.turn;
  const phases = (section("book")?.phases ?? []).map((phase) => phase.id);
  const due = listed(section("runsheet"), (one) => phases.indexOf(one.phase)).filter((one) => (one.planned === turn || one.offered) && !one.released);
  if (!turn) return null;
  return html`<${Panel} title=${words.desk.dueNow} aside=${due.length || ""}>
    ${!due.length && html`<p class="empty">${words.desk.noneDue}</p>`}
    <ul class="items">${due.map((one) => html`<${InjectRow} key=${one.id} inject=${one} />`)}</ul>
  <//>`;
}
