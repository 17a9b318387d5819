/** One clause of a pact: who, what, and within which bounds. The choices come from the book. */
import { html } from "../html.js";
import { me, section } from "../store.js";
import { words } from "../morewords.js";
import { Choice, Line } from "./elements.js";
import { teamName } from "./names.js";

/** @typedef {import("./pact-builder.js").Clause} ClauseText */

/** @param {{n: number, clause: ClauseText, parties: string[], set: (clause: ClauseText | null) => void}} props */
export function Clause({ n, clause, parties, set }) {
  const book = section("book");
  const put = (/** @type {Partial<ClauseText>} */ part) => set({ ...clause, ...part });
  const cards = Object.entries(book?.card_titles ?? {}).filter(([, card]) => card.team === clause.party).map(([id, card]) => [id, card.title]);
  const gauges = (book?.watchable ?? []).map((id) => [id, book?.gauges[id]?.title ?? id]);
  const unit = book?.gauges[clause.gauge]?.unit;
  const value = book?.gauges[clause.gauge];
  const range = value ? words.talk.range(value.low, value.high, unit === "index" ? "" : (unit ?? "")) : "";
  return html`<fieldset class="clause">
    <legend>${words.common.pair(words.talk.clauseNo(n + 1), clause.party === me.value?.team ? words.talk.weGive : words.talk.weGet(teamName(clause.party)))}</legend>
    <div class="pair">
      <${Choice} label=${words.talk.party} value=${clause.party} options=${parties.map((team) => [team, teamName(team)])}
        onInput=${(/** @type {string} */ party) => put({ party, card: "" })} />
      <${Choice} label=${words.talk.kind} value=${clause.kind} options=${Object.entries(words.talk.kinds3)} onInput=${(/** @type {string} */ kind) => put({ kind })} />
    </div>
    ${clause.kind !== "keeps" && html`<${Choice} label=${words.talk.card} value=${clause.card} first=${words.team.chooseTarget} options=${cards}
      onInput=${(/** @type {string} */ card) => put({ card })} />`}
    ${clause.kind === "keeps" && html`<${Choice} label=${words.talk.gauge} hint=${range} value=${clause.gauge} first=${words.team.chooseTarget} options=${gauges}
        onInput=${(/** @type {string} */ gauge) => put({ gauge })} />
      <div class="pair">
        <${Line} label=${words.talk.above} inputmode="decimal" value=${clause.low} onInput=${(/** @type {string} */ low) => put({ low })} />
        <${Line} label=${words.talk.below} inputmode="decimal" value=${clause.high} onInput=${(/** @type {string} */ high) => put({ high })} />
      </div>`}
    <p class="said clause-says">${clauseSays(clause)}</p>
    <div><button type="button" class="button plain" onClick=${() => set(null)}>${words.talk.dropClause}</button></div>
  </fieldset>`;
}

/**
 * The clause as a sentence, as far as it is chosen.
 * @param {ClauseText} clause
 */
function clauseSays({ party, kind, card, gauge, low, high }) {
  const book = section("book");
  const who = teamName(party);
  if (kind !== "keeps") {
    const title = book?.card_titles[card]?.title ?? "…";
    return kind === "plays" ? words.talk.plays(who, title) : words.talk.playsNot(who, title);
  }
  const what = book?.gauges[gauge]?.title ?? "…";
  if (low.trim() && high.trim()) return words.talk.keepsBetween(who, what, low.trim(), high.trim());
  return low.trim() ? words.talk.keepsAbove(who, what, low.trim()) : words.talk.keepsBelow(who, what, high.trim() || "…");
}
