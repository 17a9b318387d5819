/** Write a pact: with whom, until when, and clauses that the engine can watch. Kept on this machine until it is proposed. */
import { html } from "../html.js";
import { me, section } from "../store.js";
import { words } from "../morewords.js";
import { Clause } from "./clause.js";
import { Choice, Line, Refusal, Switch } from "./elements.js";
import { teamIds, teamName, teamNames } from "./names.js";
import { Stake } from "./pacts.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @typedef {{party: string, kind: string, card: string, gauge: string, low: string, high: string}} Clause */

/** @param {string} party */
function fresh(party) {
  return { party, kind: "plays", card: "", gauge: "", low: "", high: "" };
}

/** @param {{onDone: () => void}} props */
export function PactBuilder({ onDone }) {
  const order = useOrder();
  const own = me.value?.team ?? "";
  const game = section("game");
  const calendar = section("book")?.calendar;
  const others = teamIds().filter((team) => team !== own);
  // Where there is one team to agree with, it is that one.
  const start = { title: "", parties: others.length === 1 ? others : [], clauses: [fresh(own)], until: "", secret: false };
  const [pact, keep, clear] = useKept("pact", start);
  const set = (/** @type {Partial<typeof start>} */ part) => keep({ ...pact, ...part });
  const until = pact.until || String(game?.turn ?? 1);
  const turns = (calendar?.labels ?? []).map((label, n) => [String(n + 1), label]).slice((game?.turn ?? 1) - 1);
  const add = (/** @type {string} */ party) => set({ clauses: [...pact.clauses, fresh(party)] });
  const setClause = (/** @type {number} */ at, /** @type {Clause | null} */ clause) =>
    set({ clauses: pact.clauses.flatMap((one, n) => (n !== at ? [one] : clause ? [clause] : [])) });
  const propose = async () => {
    const clauses = pact.clauses.map(clauseOrder);
    if (!(await order.give({ type: "ProposePact", title: pact.title, parties: [own, ...pact.parties], clauses, until: Number(until), secret: pact.secret }))) return;
    clear();
    onDone();
  };
  const parties = [own, ...pact.parties];
  const whom = pact.parties.length ? teamNames(pact.parties) : words.talk.them;
  return html`<div class="builder stack">
    <p class="readers">${pact.secret ? words.talk.readersSecret(whom) : words.talk.readersOpen(whom)}</p>
    <${Line} label=${words.talk.pactTitle} value=${pact.title} maxlength="120" onInput=${(/** @type {string} */ title) => set({ title })} />
    <fieldset class="bar"><legend>${words.talk.with}</legend>
      ${others.map((team) => html`<label class="check" key=${team}><input type="checkbox" checked=${pact.parties.includes(team)}
        onChange=${() => set({ parties: pact.parties.includes(team) ? pact.parties.filter((one) => one !== team) : [...pact.parties, team] })} /> ${teamName(team)}</label>`)}
    </fieldset>
    <h3 class="group">${words.talk.clauses}</h3>
    <p class="quiet">${words.talk.giveAndGet}</p>
    ${pact.clauses.map((clause, n) => html`<${Clause} key=${n} n=${n} clause=${clause} parties=${parties} set=${(/** @type {Clause | null} */ next) => setClause(n, next)} />`)}
    <div class="bar"><button type="button" class="button" onClick=${() => add(own)}>${words.talk.addGive}</button>
      <button type="button" class="button" disabled=${!pact.parties.length} onClick=${() => add(pact.parties[0] ?? own)}>${words.talk.addGet}</button></div>
    <${Choice} label=${words.talk.until} value=${until} options=${turns} onInput=${(/** @type {string} */ next) => set({ until: next })} />
    <${Switch} label=${words.talk.secret} value=${pact.secret} onInput=${(/** @type {boolean} */ secret) => set({ secret })} />
    <${Stake} />
    <div class="bar"><button type="button" class="button main" disabled=${order.busy} onClick=${propose}>${words.talk.proposeIt}</button>
      <button type="button" class="button" onClick=${onDone}>${words.common.close}</button></div>
    <${Refusal} refused=${order.refused} />
  </div>`;
}

/**
 * A clause as the wire wants it: only what its kind uses.
 * @param {Clause} clause
 */
function clauseOrder(clause) {
  const { party, kind } = clause;
  if (kind !== "keeps") return { party, kind, card: clause.card };
  const bound = (/** @type {string} */ text) => (text.trim() === "" ? null : Number(text.replace(",", ".")));
  return { party, kind, gauge: clause.gauge, low: bound(clause.low), high: bound(clause.high) };
}
