/** The server's refusal, shown next to what caused it. */
import { html } from "../html.js";
import { words } from "../words.js";

/** @param {{refused: import("../types.js").Refused | null | undefined}} props */
export function Refusal({ refused }) {
  return html`<div role="alert" hidden=${!refused}>
    ${refused ? html`<p class="refusal"><b>${words.common.refusedLead}</b> ${refused.says}</p>` : null}
  </div>`;
}
