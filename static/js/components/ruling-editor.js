/** Rule a move otherwise than proposed: method, factors, chance, degree, real dice, effects; always with a reason. */
import { html, useState } from "../html.js";
import { section } from "../store.js";
import { words } from "../allwords.js";
import { Chance, Choice, Line, Lines, Refusal } from "./elements.js";
import { EffectsEditor, effectOrders } from "./effects-editor.js";
import { inWords } from "./estimate.js";
import { allowed, FactorsEditor } from "./factors-editor.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

const FACTORED = ["weighted", "opposed"];
const CHANCED = ["percentile", "expert"];
const WHOLE = /^[0-9]+$/;

/** @param {string} text @returns {string[]} what was typed as dice, divided where people divide: by spaces, commas, semicolons */
function typedDice(text) {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** @param {{move: string, item: import("../types.js").Queued}} props */
export function RulingEditor({ move, item }) {
  const order = useOrder();
  const start = {
    method: item.method,
    factors: item.factors,
    chance: String(item.chance ?? 50),
    degree: "",
    dice: "",
    expert: "",
    their: "0",
    votes: ["0", "0", "0"],
    effects: /** @type {import("./effects-editor.js").EffectText[]} */ ([]),
    reason: "",
  };
  const [draft, keep, clear] = useKept(`ruling.${move}`, start);
  const set = (/** @type {Partial<typeof start>} */ part) => keep({ ...draft, ...part });
  const into = (/** @type {keyof typeof start} */ name) => (/** @type {string} */ value) => set({ [name]: value });
  const most = section("book")?.most_points ?? 0;
  const hints = /** @type {Record<string, string>} */ (words.desk.diceHint);
  const [unread, setUnread] = useState("");
  const send = async () => {
    const stray = hints[draft.method] ? typedDice(draft.dice).filter((one) => !WHOLE.test(one)) : [];
    setUnread(stray.length ? [words.desk.diceUnread(stray.join(" ")), draft.reason.trim() ? "" : words.desk.reasonToo].join(" ").trim() : "");
    if (!stray.length && (await order.give(ruling(move, draft)))) clear();
  };
  const vote = (/** @type {number} */ at) => (/** @type {string} */ value) => set({ votes: draft.votes.map((one, n) => (n === at ? value : one)) });
  return html`<details class="fold"><summary><span class="button-like">${words.desk.otherwise}</span></summary>
    <div class="builder stack">
      <${Choice} label=${words.desk.method} value=${draft.method} options=${Object.entries(words.rulings.methods)} onInput=${into("method")} />
      ${FACTORED.includes(draft.method) && html`<${FactorsEditor} factors=${draft.factors} against=${against(draft)} set=${(/** @type {import("../types.js").Factor[]} */ factors) => set({ factors })} />`}
      <div class="pair">
        ${CHANCED.includes(draft.method) && html`<${Line} label=${words.desk.chance} type="number" min="0" max="100" value=${draft.chance} onInput=${into("chance")} />`}
        ${draft.method === "expert" && html`<${Line} label=${words.desk.expert} value=${draft.expert} onInput=${into("expert")} />`}
        ${draft.method === "opposed" && html`<${Line} label=${words.desk.theirPoints} type="number" min=${-most} max=${most} value=${draft.their} onInput=${into("their")} />`}
        ${draft.method === "ruling" && html`<${Choice} label=${words.desk.degree} value=${draft.degree} first=${words.team.chooseTarget} options=${Object.entries(words.rulings.degrees)} onInput=${into("degree")} />`}
        ${draft.method === "vote" && Object.values(words.desk.votes).map((label, n) => html`<${Line} key=${n} label=${label} type="number" min="0" value=${draft.votes[n]} onInput=${vote(n)} />`)}
        ${hints[draft.method] && html`<${Line} label=${words.desk.dice} hint=${hints[draft.method]} inputmode="numeric" value=${draft.dice} onInput=${into("dice")} />`}
      </div>
      ${draft.method === "vote" && html`<p class="quiet">${words.desk.votesRead}</p>`}
      <${NewChance} draft=${draft} />
      <${EffectsEditor} effects=${draft.effects} label=${section("moves")?.[move]?.card ? words.desk.effects : words.desk.effectsToo} says=${words.desk.effectsSays} set=${(/** @type {import("./effects-editor.js").EffectText[]} */ effects) => set({ effects })} />
      <${Lines} label=${words.desk.reason} value=${draft.reason} onInput=${into("reason")} />
      <div><button type="button" class="button main" disabled=${order.busy} onClick=${send}>${order.busy ? words.common.sending : publishing(words.desk.rule)}</button></div>
      <${Refusal} refused=${unread ? { code: "BadDice", says: unread } : order.refused} />
    </div></details>`;
}

/** @param {{method: string, their: string}} draft @returns {number} the points of the side that resists */
function against(draft) {
  return draft.method === "opposed" ? Math.round(Number(draft.their)) || 0 : 0;
}

/**
 * The chance as the draft would have it, where the engine can tell beforehand; the table of chances is the server's.
 * @param {{draft: {method: string, factors: import("../types.js").Factor[], chance: string, their: string}}} props
 */
function NewChance({ draft }) {
  const table = section("book")?.by_points[draft.method];
  if (!table && !CHANCED.includes(draft.method)) return null;
  const their = against(draft);
  // What the server would refuse has no chance to show.
  if (table && !allowed([their, ...draft.factors.map((factor) => factor.points)])) return null;
  const points = draft.factors.reduce((sum, factor) => sum + factor.points, 0) - their;
  const known = Object.keys(table ?? {}).map(Number);
  const chance = table ? table[String(Math.min(Math.max(points, Math.min(...known)), Math.max(...known)))] : Math.round(Number(draft.chance));
  if (chance === undefined || !(chance >= 0 && chance <= 100)) return null;
  return html`<p class="bar" role="status"><span>${words.common.colon(words.desk.newChance)}</span> <${Chance} chance=${chance} says=${inWords(chance)} meter /></p>`;
}

/**
 * The order, with only the fields that the method uses.
 * @param {string} move
 * @param {any} draft
 * @returns {import("../types.js").Order}
 */
function ruling(move, draft) {
  const { method } = draft;
  return {
    type: "MakeRuling",
    move,
    method,
    reason: draft.reason,
    dice: /** @type {Record<string, string>} */ (words.desk.diceHint)[method] ? typedDice(draft.dice).map(Number) : [],
    ...(FACTORED.includes(method) ? { factors: draft.factors } : {}),
    ...(CHANCED.includes(method) ? { chance: Math.round(Number(draft.chance)) } : {}),
    ...(method === "ruling" && draft.degree ? { degree: draft.degree } : {}),
    ...(method === "opposed" ? { their_points: Math.round(Number(draft.their)) } : {}),
    ...(method === "vote" ? { votes: draft.votes.map((/** @type {string} */ one) => Math.round(Number(one))) } : {}),
    ...(method === "expert" ? { expert: draft.expert } : {}),
    ...(draft.effects.length ? { effects: effectOrders(draft.effects) } : {}),
  };
}
