/** While the teams draft: what each has sealed, and the place to enter a sheet that was handed in on paper. */
import { html, useState } from "../html.js";
import { timeOfDay } from "../format.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { MoveText } from "./move-text.js";
import { teamIds, teamName, TeamTag } from "./names.js";
import { AtClose } from "./at-close.js";
import { Panel } from "./panel.js";
import { PaperSheet } from "./paper-sheet.js";
import { inWhiteCell } from "./prepared.js";

export function SealedSheets() {
  const [paper, setPaper] = useState("");
  const sealed = section("sealed") ?? {};
  const open = ["deliberate", "negotiate", "seal"].includes(section("game")?.phase ?? "") && inWhiteCell();
  return html`<${Panel} title=${words.desk.sheets} aside=${words.desk.drafts}>
    ${teamIds().map((team) => html`<section key=${team} class="stack tight sheet-of" aria-label=${teamName(team)}>
      <div class="bar"><${TeamTag} team=${team} />
        ${sealed[team] ? html`<${SealedBy} sheet=${sealed[team]} />` : html`<span class="quiet">${words.desk.nothingYet}</span>`}
        ${open && !sealed[team] && paper !== team && html`<button type="button" class="button plain end" onClick=${() => setPaper(team)}>${words.desk.paper}</button>`}</div>
      ${!sealed[team] && html`<${AtClose} team=${team} />`}
      ${sealed[team]?.moves.map((move, n) => html`<${MoveText} key=${n} move=${move} n=${n + 1} />`)}
      ${paper === team && !sealed[team] && html`<${PaperSheet} team=${team} onDone=${() => setPaper("")} />`}
    </section>`)}
  <//>`;
}

/** @param {{sheet: import("../types.js").Sealed}} props that it is sealed, and in words if it was not its lead who did it */
function SealedBy({ sheet }) {
  const otherwise = /** @type {Record<string, string>} */ (words.desk.sealedNotByLead)[sheet.manner];
  const how = sheet.manner === "paper" ? words.team.standing.paper : otherwise;
  return html`<span class=${`mark ${otherwise ? "warn" : "good"}`}>${words.desk.sealed}</span>
    <span class="quiet">${timeOfDay(sheet.at)}${how && ` · ${how}`}</span>`;
}
