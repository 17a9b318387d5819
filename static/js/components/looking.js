/** The button that looks ahead, with what stands beside it: under way, out of date, or the reason why there is no answer. */
import { html } from "../html.js";
import { line } from "../store.js";
import { words } from "../morewords.js";

/** @param {{busy: boolean, says: string, old: boolean, label: string, onAsk: () => void}} props */
export function Looking({ busy, says, old, label, onAsk }) {
  return html`<div class="stack tight">
    <div class="bar"><button type="button" class="button" disabled=${busy || line.value !== "live"} onClick=${onAsk}>${label}</button>
      <span class="quiet" role="status">${busy ? words.ahead.working : old ? words.ahead.old : ""}</span></div>
    <div role="alert" hidden=${!says}>${says && html`<p class="refusal"><b>${words.common.refusedLead}</b> ${says}</p>`}</div>
  </div>`;
}
