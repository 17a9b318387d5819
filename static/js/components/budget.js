/** What the team has to spend, what the sheet would cost by the cards' own prices, and its standing policies. */
import { html } from "../html.js";
import { budgetName, costOf } from "../costs.js";
import { moves } from "../drafting.js";
import { number } from "../format.js";
import { leads, listed, me, section } from "../store.js";
import { words } from "../words.js";
import { Act } from "./act.js";
import { TeamTag } from "./names.js";
import { Panel } from "./elements.js";

export function Budget() {
  const team = section("book")?.teams[me.value?.team ?? ""];
  const gauges = section("gauges") ?? {};
  const sealed = section("sheet");
  // Once the turn is resolved the gauges hold what the sheet cost; it is not to be counted again.
  const paid = section("game")?.phase === "results" || section("game")?.stage === "over";
  const standing = sealed ? sealed.moves : paid ? [] : moves.value;
  if (!team) return null;
  return html`<${Panel} title=${words.team.budget}>
    <dl class="money">
      ${Object.entries(team.budget).map(([budget, gauge]) => {
        const has = gauges[gauge]?.value ?? 0;
        const spent = standing.reduce((sum, move) => sum + (costOf(move)[budget] ?? 0), 0);
        const name = budgetName(budget);
        return html`<div key=${budget}>
          <dt>${name.charAt(0).toUpperCase() + name.slice(1)}</dt>
          <dd class=${spent > has && !paid ? "short" : ""}>${number(has)}
            <small>${!spent ? words.team.unspent : paid ? words.team.paid(number(spent)) : words.team.spent(number(spent), number(has - spent))}</small></dd>
        </div>`;
      })}
    </dl>
  <//>`;
}

export function Policies() {
  const policies = listed(section("policies"));
  if (!policies.length) return null;
  const team = me.value?.team;
  return html`<${Panel} title=${words.team.policies}>
    <ul class="items">
      ${policies.map((policy) => html`<li key=${policy.id} class="stack tight">
        <span><${TeamTag} team=${policy.team} /> ${policy.title}</span>
        <span class="quiet">${policy.text}</span>
        ${policy.team === team && leads() && html`<${Act} label=${words.team.revoke} kind="grave" ask=${words.team.revokeAsk(policy.title)}
          order=${{ type: "RevokePolicy", policy: policy.policy }} />`}
      </li>`)}
    </ul>
  <//>`;
}
