/** A lead who took a team over from its doctrine and is away: nobody would seal, so the umpire may let the doctrine play again. */
import { html } from "../html.js";
import { words } from "../morewords.js";
import { teamName } from "./names.js";
import { Refusal } from "./elements.js";
import { useOrder } from "../orders.js";

/** @param {{team: string, lead: {id: string, name: string} | undefined, doctrine: {name: string}}} props */
export function Away({ team, lead, doctrine }) {
  const line = useOrder();
  const again = async () => {
    // The lead stays as a member of the team, to whom it can be handed again.
    if (lead && !(await line.give({ type: "MoveSeat", seat: lead.id, role: "member", team }))) return;
    await line.give({ type: "ResumeDoctrine", team });
  };
  return html`<span class="act left" role="status">
    <span class="mark alert">${lead ? words.bots.leadAway(teamName(team), doctrine.name) : words.bots.leadless(teamName(team), doctrine.name)}</span>
    <button type="button" class="button" disabled=${line.busy} onClick=${again}>${line.busy ? words.common.sending : words.bots.resume}</button>
    <${Refusal} refused=${line.refused} />
  </span>`;
}
