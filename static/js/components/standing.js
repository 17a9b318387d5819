/** Where our sheet stands: draft, saved, sealed or late, in four steps that cannot be taken for one another. */
import { html } from "../html.js";
import { standing } from "../drafting.js";
import { timeOfDay } from "../format.js";
import { eyes, me, section } from "../store.js";
import { words } from "../words.js";

/** @returns {"empty" | "draft" | "saved" | "sealed" | "late"} */
export function step() {
  const game = section("game");
  const drafting = ["brief", "deliberate", "negotiate", "seal"].includes(game?.phase ?? "");
  if (section("sheet")) return "sealed";
  if (!drafting && !section("sheets")?.[me.value?.team ?? ""]) return "late";
  if (standing.value === "empty") return "empty";
  return standing.value === "saved" ? "saved" : "draft";
}

export function Standing() {
  if (eyes.value) return null;
  const now = step();
  const sheet = section("sheet");
  const steps = now === "late" ? ["empty", "draft", "saved", "late"] : ["empty", "draft", "saved", "sealed"];
  const team = words.team.standing;
  const detail = sheet ? sealedWords(sheet) : now === "late" ? team.late : team[/** @type {"saved"} */ (standing.value)];
  const names = /** @type {Record<string, string>} */ (words.team.steps);
  return html`<div class="standing">
    <ol class="steps" aria-label=${words.team.sheet}>
      ${steps.map((name) => html`<li key=${name} class=${`at-${name}`} aria-current=${name === now ? "step" : undefined}>
        ${name === now && html`<span aria-hidden="true">${name === "sealed" ? "■" : name === "late" ? "!" : "●"}</span>`}${names[name]}</li>`)}
    </ol>
    <span class="quiet" role="status">${detail}</span>
  </div>`;
}

/** @param {import("../types.js").Sealed} sheet */
function sealedWords(sheet) {
  if (sheet.manner === "clock") return words.team.standing.clock;
  if (sheet.manner === "doctrine") return words.team.standing.doctrine;
  if (sheet.manner === "paper") return words.team.standing.paper;
  return words.team.standing.sealedAt(timeOfDay(sheet.at));
}
