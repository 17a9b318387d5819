/** The check of the lines before the game: each person presses once, the umpire sees who hears and what to do about the rest. */
import { html, useState } from "../html.js";
import { hearMe } from "../line.js";
import { listed, presence, section } from "../store.js";
import { words } from "../morewords.js";
import { roleWords, teamName } from "./names.js";
import { Panel } from "./elements.js";

/** @typedef {import("../types.js").Heard} Heard */

const advice = /** @type {Record<string, string>} */ (words.prepare.advice);
/** Whoever has the button to press. */
const ASKED = ["lead", "member", "analyst", "observer"];
const SIGNS = { ok: "good", slow: "warn", lost: "alert" };

export function CanYouHear() {
  const [state, set] = useState(/** @type {"" | "busy" | "none" | Heard} */ (""));
  const press = async () => {
    set("busy");
    set((await hearMe()) ?? "none");
  };
  const found = typeof state === "string" ? null : state;
  return html`<${Panel} title=${words.prepare.hearTitle}>
    <p class="quiet">${words.prepare.hearSays}</p>
    <div class="bar"><button type="button" class=${`button${found ? "" : " main"}`} disabled=${state === "busy"} onClick=${press}>
      ${state === "busy" ? words.prepare.hearing : found ? words.prepare.hearAgain : words.prepare.hear}</button></div>
    <div role="status">${state === "none" && html`<p class="refusal">${words.prepare.hearNot}</p>`}
      ${found && html`<p><b>${found.troubles.length ? words.prepare.verdicts.slow : words.prepare.well}</b> <span class="quiet">${words.prepare.trip(found.round_trip)}</span></p>
        ${found.troubles.map((trouble) => html`<p key=${trouble} class="quiet">${advice[trouble]}</p>`)}`}</div>
  <//>`;
}

/** The umpire's list of lines, those in trouble first. */
export function Lines() {
  const seats = listed(section("seats")).filter((seat) => !seat.bot && ASKED.includes(seat.role));
  if (!seats.length) return null;
  const rank = (/** @type {string} */ id) => ["lost", "slow", "none", "ok"].indexOf(verdict(presence.value[id]?.heard));
  return html`<${Panel} title=${words.prepare.linesTitle}>
    <p class="quiet">${words.prepare.linesSays}</p>
    <ul class="items">${seats.sort((a, b) => rank(a.id) - rank(b.id)).map((seat) => html`<${Line} key=${seat.id} seat=${seat} heard=${presence.value[seat.id]?.heard} />`)}</ul>
  <//>`;
}

/** @param {{seat: import("../types.js").Seat, heard?: Heard}} props */
function Line({ seat, heard }) {
  const how = verdict(heard);
  return html`<li class="stack tight">
    <span class="named"><b>${seat.name}</b> <span class="quiet">${seat.team && `${teamName(seat.team)}, `}${roleWords(seat.role)}</span>${" "}
      ${how === "none" ? html`<span class="quiet">${words.prepare.unheard}</span>` : html`<span class=${`mark ${SIGNS[how]}`}>${words.prepare.verdicts[how]}</span>`}
      ${heard && how !== "lost" && html`${" "}<span class="quiet">${words.prepare.trip(heard.round_trip)}</span>`}</span>
    ${heard?.troubles.map((trouble) => html`<span key=${trouble} class="quiet">${advice[trouble]}</span>`)}
  </li>`;
}

/**
 * @param {Heard | undefined} heard
 * @returns {"none" | "ok" | "slow" | "lost"}
 */
function verdict(heard) {
  if (!heard) return "none";
  if (heard.troubles.includes("lost")) return "lost";
  return heard.troubles.some((trouble) => trouble !== "clock") ? "slow" : "ok";
}
