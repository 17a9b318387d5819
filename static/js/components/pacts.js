/** The register of pacts this audience knows: what was promised, by whom, and whether it was kept. */
import { html, useState } from "../html.js";
import { leads, listed, me, section } from "../store.js";
import { words } from "../morewords.js";
import { Act } from "./act.js";
import { Ask, Line, Panel, Refusal } from "./elements.js";
import { later } from "./later.js";
import { teamNames } from "./names.js";
import { useOrder } from "../orders.js";

/** @typedef {import("../types.js").Pact & {id: string}} Pact */

const PactBuilder = later(() => import("./pact-builder.js"), "PactBuilder", 20);

const TONES = { proposed: "warn", active: "calm", kept: "good", breached: "alert", left: "alert", rejected: "", withdrawn: "", lapsed: "" };

/** @type {[string, string[]][]} what waits for a hand comes first, then what binds, then what is over and how it ended */
const GROUPS = [["open", ["proposed"]], ["force", ["active"]], ["over", ["kept", "breached", "left", "rejected", "withdrawn", "lapsed"]]];

export function Pacts() {
  const [building, build] = useState(false);
  const pacts = listed(section("pacts"), (pact) => -pact.proposed_turn);
  const may = leads() && ["deliberate", "negotiate"].includes(section("game")?.phase ?? "");
  return html`<${Panel} title=${words.talk.pacts}>
    ${may && !building && html`<div><button type="button" class="button main" onClick=${() => build(true)}>${words.talk.propose}</button></div>`}
    ${building && html`<${PactBuilder} onDone=${() => build(false)} />`}
    ${me.value?.team && !leads() && html`<p class="quiet">${words.talk.onlyLeadSigns}</p>`}
    ${!pacts.length && html`<p class="empty">${me.value?.team ? words.talk.noPacts : words.talk.noPactsAtAll}</p>`}
    ${GROUPS.map(([name, statuses]) => {
      const these = pacts.filter((pact) => statuses.includes(pact.status));
      return these.length > 0 && html`<section key=${name}><h3 class="group">${words.talk.register[/** @type {"over"} */ (name)]}</h3>
        <ul class="items">${these.map((pact) => html`<li key=${pact.id}><${PactText} pact=${pact} /></li>`)}</ul></section>`;
    })}
  <//>`;
}

/** @param {{pact: Pact}} props */
export function PactText({ pact }) {
  const team = me.value?.team ?? "";
  const labels = section("book")?.calendar.labels ?? [];
  const turn = (/** @type {number} */ n) => labels[n - 1] ?? String(n);
  const missing = pact.parties.filter((party) => !pact.signed.includes(party));
  const ours = leads() && pact.parties.includes(team) && ["deliberate", "negotiate", "seal"].includes(section("game")?.phase ?? "");
  const statuses = /** @type {Record<string, string>} */ (words.talk.statuses);
  return html`<article class="stack tight pact">
    <p class="bar"><span class=${`mark ${/** @type {Record<string, string>} */ (TONES)[pact.status] ?? ""}`}>${statuses[pact.status] ?? pact.status}</span>
      ${pact.secret && html`<span class="mark">${words.talk.secretMark}</span>`}
      <span class="quiet end">${words.talk.untilTurn(pact.until, turn(pact.until))}</span></p>
    <h4>${pact.title}</h4>
    <p class="quiet">${teamNames(pact.parties)}</p>
    <ol class="clauses">${pact.clauses.map((clause, n) => html`<li key=${n}>${clause}</li>`)}</ol>
    ${pact.status === "proposed" && html`<p class="quiet">${words.talk.signedBy(teamNames(pact.signed))}. ${missing.length ? words.talk.waitsFor(teamNames(missing)) : ""}.</p>`}
    ${pact.since > 0 && html`<p class="quiet">${pact.closed_turn ? words.talk.ranFrom(pact.since, pact.closed_turn) : words.talk.since(pact.since, turn(pact.since))}</p>`}
    ${pact.blame.length > 0 && html`<p class="quiet">${words.talk.blame(teamNames(pact.blame))}.</p>`}
    ${pact.because && html`<p class="quiet">${pact.because}</p>`}
    ${ours && pact.status === "proposed" && !pact.signed.includes(team) && html`<${Stake} />`}
    ${ours && pact.status === "proposed" && html`<div class="bar">
      ${!pact.signed.includes(team) && html`<${Act} kind="main" label=${words.talk.sign} order=${{ type: "SignPact", pact: pact.id }} />`}
      <${Act} label=${pact.proposer === team ? words.talk.withdraw : words.talk.reject} order=${{ type: "RejectPact", pact: pact.id }} /></div>`}
    ${ours && pact.status === "active" && html`<${Leave} pact=${pact} />`}
  </article>`;
}

/** What a signature puts at stake, in the rulebook's own words. */
export function Stake() {
  const says = section("book")?.pact_stake;
  return says ? html`<p class="quiet stake">${says}</p>` : null;
}

/** @param {{pact: Pact}} props */
function Leave({ pact }) {
  const order = useOrder();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const leave = async () => {
    if (await order.give({ type: "LeavePact", pact: pact.id, reason })) setAsking(false);
  };
  return html`<div><button type="button" class="button grave" onClick=${() => setAsking(true)}>${words.talk.leave}</button>
    ${asking && html`<${Ask} title=${words.talk.leaveAsk(pact.title)} onClose=${() => setAsking(false)}>
      <${Line} label=${words.talk.leaveReason} value=${reason} onInput=${setReason} />
      <${Refusal} refused=${order.refused} />
      <div class="bar"><button type="submit" class="button grave main" disabled=${order.busy} onClick=${leave}>${words.talk.leave}</button>
        <button type="button" class="button" onClick=${() => setAsking(false)}>${words.common.cancel}</button></div>
    <//>`}</div>`;
}
