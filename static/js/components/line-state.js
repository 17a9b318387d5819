/** How the line to the server is: silent while it is well, plain when it is not. */
import { html } from "../html.js";
import { timeOfDay } from "../format.js";
import { dropped, eyes, left, line, me, orphan, says, section, waiting } from "../store.js";
import { words } from "../words.js";
import { teamName } from "./names.js";

/** @param {string} audience */
export function eyesName(audience) {
  const [kind, team] = audience.split(":");
  return team ? teamName(team) : (/** @type {Record<string, string>} */ (words.common.roles)[kind ?? ""] ?? audience);
}

/** @returns {string} the time as of which this page knows who is here, where that is not now */
export function lastHeard() {
  return line.value === "lost" && dropped.value ? timeOfDay(dropped.value) : "";
}

/** @returns {string} the same beside what it is about */
export function asOf() {
  return lastHeard() && words.common.asOf(lastHeard());
}

export function LineState() {
  const paused = section("game")?.stage === "play" && !section("game")?.clock.running;
  const role = me.value?.role ?? "";
  const board = role === "projector";
  const stopped = board ? words.common.pausedBoard : ["umpire", "assistant"].includes(role) ? words.common.pausedDesk : words.common.pausedSays;
  return html`<div role="status" class="offline">
    ${line.value === "lost" && html`<p class="notice"><b>${words.common.lines.lost}.</b> ${board ? words.common.lostBoard : words.common.lost}
      ${waiting.value > 0 && ` ${words.common.unsent(waiting.value)}.`}</p>`}
    ${(line.value === "refused" || line.value === "gone") && html`<p class="refusal"><b>${words.common.lines[line.value]}.</b> ${says.value} <a href="/play">${words.common.toHall}</a></p>`}
    ${left.value.length > 0 && html`<label class="field">${words.common.left}<textarea class="input" readonly rows="6" value=${left.value.join("\n\n")}></textarea></label>`}
    ${eyes.value && html`<p class="notice calm"><b>${words.control.youSee(eyesName(eyes.value))}</b> ${words.control.cannotSend}</p>`}
    ${orphan.value && html`<p class="refusal"><b>${words.common.refusedLead}</b> ${orphan.value.says}
      <button type="button" class="button plain" onClick=${() => (orphan.value = null)}>${words.common.close}</button></p>`}
    ${line.value === "live" && paused && html`<p class="notice"><b>${words.common.paused}.</b> <span>${stopped}</span></p>`}
  </div>`;
}
