/**
 * A brief's text: headings, paragraphs, lists, bold, emphasis and names of things. Written as elements, never as markup, so that text stays text.
 */
import { html } from "../html.js";

/** @param {{text: string, class?: string}} props */
export function Prose({ text, class: extra }) {
  return html`<div class=${`prose ${extra ?? ""}`}>${blocks(text).map(block)}</div>`;
}

/**
 * @param {string} text
 * @returns {string[][]} runs of lines between blank lines, a heading being a run of its own
 */
function blocks(text) {
  return text
    .replace(/^(#+ .*)$/gm, "\n$1\n")
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").map((line) => line.trim()).filter(Boolean))
    .filter((lines) => lines.length);
}

/** @param {string[]} lines */
function block(lines) {
  const first = lines[0] ?? "";
  if (first.startsWith("#")) return html`<h3>${inline(first.replace(/^#+\s*/, ""))}</h3>`;
  if (/^([-*]|\d+\.) /.test(first)) {
    const items = joined(lines).map((item) => html`<li>${inline(item)}</li>`);
    return /^\d/.test(first) ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
  }
  return html`<p>${inline(lines.join(" "))}</p>`;
}

/**
 * @param {string[]} lines
 * @returns {string[]} list items, with wrapped lines joined to theirs
 */
function joined(lines) {
  /** @type {string[]} */
  const items = [];
  for (const line of lines) {
    if (/^([-*]|\d+\.) /.test(line)) items.push(line.replace(/^([-*]|\d+\.) /, ""));
    else items.push(`${items.pop() ?? ""} ${line}`.trim());
  }
  return items;
}

/** @param {string} text */
function inline(text) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\*[^*]+\*|(?<!\w)_[^_]+_(?!\w))/).map((part) => {
    if (part.startsWith("**") && part.length > 4) return html`<strong>${part.slice(2, -2)}</strong>`;
    if (/^`.+`$/.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
    if (/^(\*.+\*|_.+_)$/.test(part)) return html`<em>${part.slice(1, -1)}</em>`;
    return part;
  });
}
