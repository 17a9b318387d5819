/** Notes of those who watch: written and kept blind, published one by one by their author or all at once by the umpire. */
import { html, useState } from "../html.js";
import { timeOfDay } from "../format.js";
import { listed, me, mine, section } from "../store.js";
import { words } from "../morewords.js";
import { Choice, Line, Lines, Panel, Refusal, Segments } from "./elements.js";
import { moveTitle } from "./move-text.js";
import { personName, teamName } from "./names.js";
import { headline } from "./stepped-back.js";
import { Tags } from "./tags.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

/** @typedef {import("../types.js").Note} Note */

const said = words.observing;
const EMPTY = { kind: "note", text: "", who: "", tags: /** @type {string[]} */ ([]), about: "" };

export function Notes() {
  const [editing, edit] = useState("");
  const own = [...mine.value.notes].reverse();
  const others = listed(section("notes"), (note) => -note.at).filter((note) => note.seat !== me.value?.seat);
  return html`<${Panel} title=${said.ownNotes}>
      <${Writing} key="new" />
      <ul class="items">${own.map((note) => html`<li key=${note.id}>
        ${editing === note.id ? html`<${Writing} note=${note} onDone=${() => edit("")} />` : html`<${Shown} note=${note} /><${Acts} note=${note} onEdit=${() => edit(note.id)} />`}</li>`)}</ul>
      ${!own.length && html`<p class="empty">${said.none}</p>`}
    <//>
    <${Panel} title=${said.others}>
      <${Kept} />
      ${!others.length && html`<p class="empty">${said.none}</p>`}
      <ul class="items">${others.map((note) => html`<li key=${note.id}><${Shown} note=${note} /></li>`)}</ul>
    <//>`;
}

/** @param {{note?: Note, onDone?: () => void}} props a note to reword, or none to write a new one */
function Writing({ note, onDone }) {
  const order = useOrder();
  const [draft, keep, clear] = useKept(`note.${note?.id ?? "new"}`, note ? { ...EMPTY, ...note } : EMPTY);
  const put = (/** @type {object} */ part) => keep({ ...draft, ...part });
  const { kind, text, who, tags, about } = draft;
  const send = async () => {
    const shared = { text, who, tags, about };
    if (await order.give(note ? { type: "EditNote", note: note.id, ...shared } : { type: "WriteNote", kind, ...shared })) {
      clear();
      onDone?.();
    }
  };
  const white = ["umpire", "assistant"].includes(me.value?.role ?? "");
  return html`<div class="stack tight writing">
    ${!note && html`<${Segments} label=${said.kind} value=${kind} onPick=${(/** @type {string} */ id) => put({ kind: id })} options=${Object.entries(said.kinds)} />`}
    <${Lines} label=${said.hints[/** @type {"note"} */ (kind)]} value=${text} onInput=${(/** @type {string} */ value) => put({ text: value })} />
    ${kind === "quote" && html`<${Line} label=${said.who} value=${who} maxlength="120" onInput=${(/** @type {string} */ value) => put({ who: value })} />`}
    <${Tags} value=${tags} onInput=${(/** @type {string[]} */ value) => put({ tags: value })} />
    <${Choice} label=${said.about} value=${about} first=${said.aboutNothing} options=${subjects()} onInput=${(/** @type {string} */ value) => put({ about: value })} />
    <div class="bar"><button type="button" class="button main" disabled=${order.busy || !text.trim()} onClick=${send}>${note ? said.change : said.keep}</button>
      ${note && html`<button type="button" class="button" onClick=${() => (clear(), onDone?.())}>${words.common.cancel}</button>`}</div>
    ${!note && !white && html`<small class="quiet">${said.blind}</small>`}
    <${Refusal} refused=${order.refused} />
  </div>`;
}

/** @param {{note: Note}} props */
function Shown({ note }) {
  const about = subjects().find(([id]) => id === note.about)?.[1];
  const marks = [note.published_at ? said.published : "", note.edited_at ? said.edited : ""].filter(Boolean);
  const mine = note.seat === me.value?.seat;
  return html`<p class="quiet">${said.kinds[/** @type {"note"} */ (note.kind)]}${mine ? "" : ` · ${personName(note.seat)}`} · ${timeOfDay(note.at)}${note.turn ? ` · ${said.aboutTurn(note.turn)}` : ""}
      ${marks.map((mark) => html` <span class="mark calm">${mark}</span>`)}</p>
    <p class="said">${note.kind === "quote" ? html`<q>${note.text}</q> (${note.who})` : note.text}</p>
    ${(about || note.tags.length > 0) && html`<p class="quiet">${[about, ...note.tags.map(tagTitle)].filter(Boolean).join(" · ")}</p>`}`;
}

/** @param {string} tag */
function tagTitle(tag) {
  return section("book")?.asked.note_tags.find((one) => one.id === tag)?.title ?? tag;
}

/** @param {{note: Note, onEdit: () => void}} props */
function Acts({ note, onEdit }) {
  const order = useOrder();
  const white = ["umpire", "assistant"].includes(me.value?.role ?? "");
  return html`<div class="bar">
    ${!note.published_at && !white && html`<button type="button" class="button" disabled=${order.busy} onClick=${() => order.give({ type: "PublishNotes", notes: [note.id] })}>${said.publish}</button>`}
    <button type="button" class="button" onClick=${onEdit}>${said.edit}</button>
    <button type="button" class="button" disabled=${order.busy} onClick=${() => order.give({ type: "WithdrawNote", note: note.id })}>${said.withdraw}</button></div>
    <${Refusal} refused=${order.refused} />`;
}

/** For the umpire: how many notes are kept, by whom, and the one press that publishes them. */
function Kept() {
  const order = useOrder();
  const seats = Object.entries(section("note_counts")?.seats ?? {});
  if (!seats.length) return null;
  const all = seats.reduce((sum, [, n]) => sum + n, 0);
  return html`<div class="stack tight">
    <p>${said.kept(all)}: ${seats.map(([seat, n]) => `${personName(seat)} ${n}`).join(", ")}</p>
    ${me.value?.role === "umpire" && html`<div class="bar"><button type="button" class="button" disabled=${order.busy} onClick=${() => order.give({ type: "PublishNotes" })}>${said.publishAll}</button>
      <small class="quiet">${said.publishAllSays}</small></div>`}
    <${Refusal} refused=${order.refused} /></div>`;
}

/** What a note may be about: the turn, and the moves, pacts, public cables and news that this seat knows, newest first. */
function subjects() {
  const turn = section("game")?.turn ?? 0;
  const turns = Array.from({ length: turn }, (_, n) => [`turn:${turn - n}`, said.aboutTurn(turn - n)]);
  const moves = listed(section("moves")).reverse().map((move) => [move.id, `${teamName(move.team)}, ${moveTitle(move)}`]);
  const pacts = listed(section("pacts")).map((pact) => [pact.id, pact.title]);
  const news = listed(section("news"), (one) => -one.at).map((one) => [one.id, headline(one)]);
  const cables = listed(section("cables"), (one) => -one.at).map((one) => [one.id, `${teamName(one.sender)}, ${one.text.slice(0, 40)}`]);
  return /** @type {[string, string][]} */ ([...turns, ...moves, ...pacts, ...news, ...cables.slice(0, 30)]);
}
