/** While the teams draft: what each has sealed, and the place to enter a sheet that was handed in on paper. */
import { html, useState } from "../html.js";
import { timeOfDay } from "../format.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { MoveText } from "./move-text.js";
import { teamIds, teamName, TeamTag } from "./names.js";
import { AtClose } from "./at-close.js";
import { Panel } from "./elements.js";
import { PaperSheet } from "./paper-sheet.js";
import { inWhiteCell } from "./prepared.js";

export function SealedSheets() {
  const [paper, setPaper] = useState("");
  const sealed = section("sealed") ?? {};
  const open = ["deliberate", "negotiate", "seal"].includes(section("game")?.phase ?? "") && inWhiteCell();
  return html`<${Panel} title=${words.desk.sheets} aside=${words.desk.drafts}>
    ${teamIds().map((team) => html`<section key=${team} class="stack tight sheet-of" aria-label=${teamName(team)}>
      <div class="bar"><${TeamTag} team=${team} />
        ${sealed[team] ? html`<span class="mark good">${words.desk.sealed}</span><span class="quiet">${timeOfDay(sealed[team].at)}${sealed[team].manner === "paper" ? ` · ${words.team.standing.paper}` : ""}</span>` : html`<span class="quiet">${words.desk.nothingYet}</span>`}
        ${open && fromPaper(sealed[team]) && paper !== team && html`<button type="button" class="button plain end" onClick=${() => setPaper(team)}>${sealed[team] ? words.desk.paperAgain : words.desk.paper}</button>`}</div>
      ${!sealed[team] && html`<${AtClose} team=${team} />`}
      ${sealed[team]?.moves.map((move, n) => html`<${MoveText} key=${n} move=${move} n=${n + 1} />`)}
      ${paper === team && fromPaper(sealed[team]) && html`<${PaperSheet} team=${team} copied=${sealed[team]?.moves} onDone=${() => setPaper("")} />`}
    </section>`)}
  <//>`;
}

/**
 * Whether the white cell may enter a sheet from paper: nothing is sealed, or what is was copied from paper, perhaps wrongly.
 * @param {{manner: string} | undefined} sealed
 */
function fromPaper(sealed) {
  return !sealed || sealed.manner === "paper";
}
