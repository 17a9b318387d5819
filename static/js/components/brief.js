/** The team's brief and its objectives; long briefs are shown from their beginning and opened on demand. */
import { html, useState } from "../html.js";
import { me, section } from "../store.js";
import { words } from "../words.js";
import { TeamTag } from "./names.js";
import { Panel } from "./elements.js";
import { Prose } from "./prose.js";

const LONG = 700;

export function Brief() {
  const [open, setOpen] = useState(false);
  const book = section("book");
  const own = book?.brief;
  const text = own || book?.public_brief || book?.blurb || "";
  const long = text.length > LONG;
  return html`<${Panel} title=${!own ? words.team.publicBrief : me.value?.team ? words.team.brief : words.team.umpiresBrief}>
    ${text ? html`<${Prose} text=${text} class=${long && !open ? "clamped" : ""} />` : html`<p class="empty">${words.team.noBrief}</p>`}
    ${long && html`<button type="button" class="button plain" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      ${open ? words.common.fewer : words.team.wholeBrief}</button>`}
    <${Objectives} />
  <//>`;
}

function Objectives() {
  const team = me.value?.team;
  const all = section("book")?.objectives ?? [];
  const ours = team ? all.filter((objective) => objective.team === team) : all;
  if (!ours.length) return null;
  return html`<div class="stack tight">
    <h3 class="group">${team ? words.team.objectives : words.team.allObjectives}</h3>
    <ul class="items">
      ${ours.map((objective) => html`<li key=${objective.id} class="stack tight">
        <span>${!team && html`<${TeamTag} team=${objective.team} />${" "}`}${objective.title}
          ${objective.secret && html`${" "}<span class="mark">${words.team.secret}</span>`}</span>
        <span class="quiet">${objective.because}</span>
      </li>`)}
    </ul>
  </div>`;
}
