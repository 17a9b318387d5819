/** The team's sheet for the turn: written together, handed in by the lead, and where it stands. */
import { html, useEffect, useRef, useState } from "../html.js";
import { costOf, costWords } from "../costs.js";
import { aside, by, edit, moves, paper, refused, standing, unsealable } from "../drafting.js";
import { row, timeOfDay } from "../format.js";
import { blank, nameOf } from "../merge.js";
import { useOrder } from "../orders.js";
import { eyes, leads, line, listed, me, presence, section } from "../store.js";
import { clashing, keyOf, missing } from "../typed.js";
import { words } from "../words.js";
import { Ask, Panel, Refusal } from "./elements.js";
import { Hand } from "./hand.js";
import { later } from "./later.js";
import { personName } from "./names.js";

const MoveEditor = later(() => import("./move-editor.js"), "MoveEditor", 16);
const MoveText = later(() => import("./move-text.js"), "MoveText", 6);
const Aside = later(() => import("./aside.js"), "Aside", 3);
const Gone = later(() => import("./clashes.js"), "Gone");

/** @param {{children?: any}} props what stands between the sheet and the cards */
export function Sheet({ children }) {
  const sealed = section("sheet");
  const most = section("book")?.moves_per_turn ?? 0;
  const late = step() === "late";
  const shown = sealed ? sealed.moves : moves.value;
  const open = !sealed && !late && !eyes.value;
  const others = aside.value.length > 0;
  const kept = open ? paper.value || others : others && sealed?.manner === "paper" && OPEN.includes(section("game")?.phase ?? "");
  return html`<${Panel} title=${words.team.sheet} aside=${words.team.slots(shown.length, most)}>
      ${open && html`<${Colleagues} />`}
      ${sealed && !eyes.value && !["doctrine", "paper"].includes(sealed.manner) && html`<${Missed} sealed=${sealed.moves} />`}
      ${kept && html`<${Aside} sealed=${Boolean(sealed)} />`}
      ${eyes.value && !sealed && html`<p class="empty">${words.control.noDraft}</p>`}
      ${shown.map((move, n) =>
        open ? html`<${MoveEditor} key=${keyOf(nameOf(shown, n))} move=${move} slot=${n} />` : html`<${MoveText} key=${n} move=${move} n=${n + 1} />`,
      )}
      ${open && html`<${Gone} />`}
      ${open && shown.length < most && html`<div class="slot open bar">
        <span>${words.team.emptySlot}</span>
        <span class="end quiet" id="free-price">${words.common.pair(words.team.cost, costWords(costOf(blank())))}</span>
        <button type="button" class="button" aria-describedby="free-price" onClick=${() => edit([...moves.value, blank()])}>${words.team.freeForm}</button>
      </div>`}
      <${Refusal} refused=${refused.value} />
      <${Seal} />
    <//>
    ${children}
    <${Hand} />`;
}

/**
 * What was typed here as somebody sealed, and is not on the sealed sheet.
 * @param {{sealed: import("../types.js").MoveDraft[]}} props
 */
function Missed({ sealed }) {
  const texts = missing(sealed);
  if (!texts.length) return null;
  return html`<div class="notice" role="alert"><p>${words.team.missed}</p>${texts.map((text) => html`<blockquote key=${text}>${text}</blockquote>`)}</div>`;
}

function Colleagues() {
  const seats = section("seats") ?? {};
  const here = listed(presence.value).filter(
    (one) => line.value === "live" && one.online && one.doing === "drafting" && one.id !== me.value?.seat && seats[one.id]?.team === me.value?.team,
  );
  // Over an empty sheet that nobody has touched there is nothing to say of who did.
  const last = by.value && moves.value.length ? words.team.editedBy(personName(by.value)) : "";
  const now = here.length ? words.team.draftingNow(row(here.map((one) => personName(one.id)), words.common.and)) : "";
  return html`<p class="quiet" role="status">${[now, last].filter(Boolean).join(" · ")}</p>`;
}

const OPEN = ["deliberate", "negotiate", "seal"];

/** @returns {string} the phase at whose close sealing ends */
function closing() {
  return section("book")?.phases.find((phase) => phase.id === "seal")?.title ?? "";
}

/** Beside what the phase asks of everyone: that this team has handed in already. */
export function SealedNow() {
  if (!section("sheet") || !OPEN.includes(section("game")?.phase ?? "")) return null;
  return html` <small class="sealed-now">${words.team.sealedNow(closing())}</small>`;
}

/** @returns {string[]} the moves that could not be sealed as they stand */
function leftOut() {
  const wrong = unsealable.value;
  return moves.value.flatMap((_, slot) => (wrong[nameOf(moves.value, slot)] ? [words.team.moveNo(slot + 1)] : []));
}

/** Seal and Recall for the lead, with the rule printed beside them for everyone. */
export function Seal() {
  const order = useOrder();
  const [asking, ask] = useState(false);
  const now = step();
  const game = section("game");
  const turn = game?.turn ?? 0;
  const team = words.team;
  const text = moves.value;
  // What stopped the seal may be mended by the next keystroke; an old refusal would only mislead. The same draft told again mends nothing.
  useEffect(() => order.clear(), [JSON.stringify(text), now]);
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  // The seal stands at the foot of the sheet, where what is said below it may be out of sight.
  useEffect(() => void (order.refused && box.current?.scrollIntoView({ block: "nearest" })), [order.refused]);
  const sealIt = () => {
    ask(false);
    order.give({ type: "SealSheet", turn, moves: text });
  };
  if (eyes.value) return null;
  if (now === "late") return html`<div class="seal missed"><b>${team.standing.late}</b><p class="rules">${team.lateSays}</p></div>`;
  const sealed = now === "sealed";
  const empty = !text.length;
  const open = OPEN.includes(game?.phase ?? "");
  const close = section("at_close")?.[me.value?.team ?? ""];
  const policy = close?.policy ?? section("book")?.unsealed ?? "";
  const without = policy === "seal" ? leftOut() : [];
  const unsealed = `${/** @type {Record<string, string>} */ (team.unsealedRule)[policy] ?? ""} ${close?.by ? team.umpireSays(close.reason) : ""}`;
  const recall = team.recallRule(closing());
  const rule = sealed
    ? `${team.sealRule} ${open ? recall : ""}`
    : `${team.sealRule} ${recall} ${unsealed}`;
  const may = leads() && open;
  // Recall comes to stand where Seal stood: the second half of a double click on Seal must not undo the first.
  const recallIt = (/** @type {MouseEvent} */ event) => event.detail < 2 && order.give({ type: "RecallSheet", turn });
  const played = (section("sheet")?.moves ?? text).map((move) => move.card);
  const pledged = open ? listed(section("hand")).flatMap((card) => (played.includes(card.id) ? card.breaks : card.due)) : [];
  return html`${!sealed && without.length > 0 && html`<div class="notice" role="status"><p>${team.leftOut(row(without, words.common.and))}</p></div>`}
    ${pledged.length > 0 && html`<div class="notice" role="status">${pledged.map((says) => html`<p key=${says}>${says}</p>`)}</div>`}
    <div ref=${box} class=${`seal${sealed ? " done" : ""}${may ? "" : " told"}`}>
    ${!may
      ? html`<b>${sealed ? team.standing.sealed : team.standing[empty ? "empty" : "saved"]}</b>`
      : sealed
        ? html`<button type="button" class="button" disabled=${order.busy} onClick=${recallIt}>${team.recall}</button>`
        : html`<button type="button" class=${`button${empty ? "" : " main"}`} disabled=${order.busy || line.value !== "live"}
            onClick=${() => (clashing.value.length ? ask(true) : sealIt())}>${empty ? team.sealEmpty : team.seal}</button>`}
    <p class="rules">${rule}${!leads() ? ` ${team.onlyLead}` : ""}${!open && !sealed ? ` ${team.notDrafting}` : ""}</p>
    <${Refusal} refused=${order.refused} />
    ${asking && now !== "sealed" && html`<${Ask} title=${team.clashOpen} onClose=${() => ask(false)}>
      <div class="bar"><button type="button" class="button main" onClick=${sealIt}>${team.seal}</button>
        <button type="button" class="button" onClick=${() => ask(false)}>${words.common.cancel}</button></div>
    <//>`}
  </div>`;
}

/**
 * Where our sheet stands: draft, saved, sealed or late, which cannot be taken for one another.
 * @returns {"empty" | "draft" | "saved" | "sealed" | "late"}
 */
export function step() {
  const game = section("game");
  const drafting = ["brief", "deliberate", "negotiate", "seal"].includes(game?.phase ?? "");
  if (section("sheet")) return "sealed";
  if (!drafting && !section("sheets")?.[me.value?.team ?? ""]) return "late";
  if (standing.value === "empty") return "empty";
  return standing.value === "saved" ? "saved" : "draft";
}

export function Standing() {
  if (eyes.value) return null;
  const now = step();
  const sheet = section("sheet");
  const steps = now === "late" ? ["empty", "draft", "saved", "late"] : ["empty", "draft", "saved", "sealed"];
  const team = words.team.standing;
  const detail = sheet ? sealedWords(sheet) : now === "late" ? team.late : team[standing.value === "saved" && leftOut().length ? "unsealable" : /** @type {"saved"} */ (standing.value)];
  const names = /** @type {Record<string, string>} */ (words.team.steps);
  return html`<div class="standing">
    <ol class="steps" aria-label=${words.team.sheet}>
      ${steps.map((name) => html`<li key=${name} class=${`at-${name}`} aria-current=${name === now ? "step" : undefined}>
        ${name === now && html`<span aria-hidden="true">${name === "sealed" ? "■" : name === "late" ? "!" : "●"}</span>`}${names[name]}</li>`)}
    </ol>
    <span class="quiet" role="status">${detail}</span>
  </div>`;
}

/** @param {import("../types.js").Sealed} sheet */
function sealedWords(sheet) {
  if (sheet.manner === "clock") return words.team.standing.clock;
  if (sheet.manner === "doctrine") return words.team.standing.doctrine;
  if (sheet.manner === "paper") return words.team.standing.paper;
  return words.team.standing.sealedAt(timeOfDay(sheet.at));
}
