/** Tags of a note: those the scenario offers as buttons, the sponsor's question it bears on, and any other by a line. */
import { html } from "../html.js";
import { section } from "../store.js";
import { words } from "../morewords.js";
import { Choice, Line } from "./elements.js";

/** @param {{value: string[], onInput: (tags: string[]) => void}} props */
export function Tags({ value, onInput }) {
  const inquiries = Object.entries(section("inquiries") ?? {});
  const offered = section("book")?.asked.note_tags ?? [];
  const ofInquiry = new Set(inquiries.map(([id]) => id));
  const known = new Set([...offered.map((one) => one.id), ...ofInquiry]);
  const flip = (/** @type {string} */ id) => onInput(value.includes(id) ? value.filter((tag) => tag !== id) : [...value, id]);
  const bearing = (/** @type {string} */ id) => onInput([...value.filter((tag) => !ofInquiry.has(tag)), ...(id ? [id] : [])]);
  const free = (/** @type {string} */ text) => onInput([...value.filter((tag) => known.has(tag)), ...text.split(",").map((tag) => tag.trimStart()).filter(Boolean)]);
  return html`<fieldset class="note-tags"><legend>${words.observing.tags}</legend>
      <div class="bar">${offered.map(({ id, title }) => html`<button type="button" class="pick" key=${id} aria-pressed=${value.includes(id)} onClick=${() => flip(id)}>${title}</button>`)}</div>
      <${Line} label=${words.observing.ownTag} value=${value.filter((tag) => !known.has(tag)).join(",")} maxlength="120" onInput=${free} />
    </fieldset>
    ${inquiries.length > 0 && html`<${Choice} label=${words.observing.bearsOn} value=${value.find((tag) => ofInquiry.has(tag)) ?? ""} first=${words.observing.aboutNothing}
      options=${inquiries.map(([id, one]) => [id, one.text])} onInput=${bearing} />`}`;
}
