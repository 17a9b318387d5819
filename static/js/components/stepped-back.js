/** That the umpire stepped back, whither and why: beside what to do now until the phase is over, and among the news for good. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../morewords.js";

/** @typedef {import("../types.js").News} News */

/** Where what was sealed after the moment is a draft again. */
const DRAFTING = ["brief", "deliberate", "negotiate", "seal"];

/**
 * What a piece of news says in a line.
 * @param {News} item
 */
export function headline(item) {
  if (item.kind !== "step_back") return item.title;
  return words.talk.steppedBack(item.turn, section("book")?.phases.find((phase) => phase.id === item.phase)?.title ?? item.phase);
}

export function SteppedBack() {
  const game = section("game");
  const item = section("news")?.[`step_back.${game?.era}`];
  if (!item || game?.stage !== "play" || game.turn !== item.turn || game.phase !== item.phase) return null;
  return html`<div class="notice stepped" role="status">
    <p><b>${headline(item)}</b> <span class="said">${item.text}</span></p>
    <p>${words.talk.steppedBackSays}${DRAFTING.includes(item.phase) && ` ${words.talk.steppedBackSheets}`}</p>
  </div>`;
}
