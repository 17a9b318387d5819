/** Ways about a screen: keys, a list of them on `?` and the hands that they move, none while somebody types; and the parts of a narrow one. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { words } from "../words.js";
import { Ask } from "./elements.js";

/** @typedef {{key: string, says: string, run: () => void}} Key */

/** @param {{keys: Key[], hidden?: boolean}} props `hidden` where no button shall stand, as on the wall of a room */
export function Keys({ keys, hidden }) {
  const [open, setOpen] = useState(false);
  // Before the screen is painted: whoever sees that it changed may press the next key.
  useLayoutEffect(() => {
    const press = (/** @type {KeyboardEvent} */ event) => {
      const at = event.target instanceof Element ? event.target : null;
      const typing = at?.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select, dialog");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === "?") {
        event.preventDefault();
        setOpen(true);
        return;
      }
      const found = keys.find((one) => one.key.split(" ").includes(event.key));
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  return html`<span class="keys">${!hidden && html`<button type="button" class="button plain" aria-label=${words.control.keys} title=${words.control.keys} onClick=${() => setOpen(true)}>?</button>`}
    ${open && html`<${Ask} title=${words.control.keys} onClose=${() => setOpen(false)}>
      <p class="quiet">${words.control.keysSay}</p>
      <dl class="keylist">${[...keys, { key: "?", says: words.control.key.help }].map((one) => html`<div key=${one.key}><dt>${one.key.split(" ").map((name) => html`<kbd key=${name}>${name}</kbd> `)}</dt><dd>${one.says}</dd></div>`)}</dl>
      <div class="bar"><button type="button" class="button main" onClick=${() => setOpen(false)}>${words.common.close}</button></div>
    <//>`}</span>`;
}

/**
 * Go to the next or the previous move of the queue.
 * @param {1 | -1} step
 */
export function walk(step) {
  const moves = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article.move"))];
  if (!moves.length) return;
  const at = moves.findIndex((move) => move.contains(document.activeElement));
  const next = moves[at < 0 ? 0 : Math.min(Math.max(at + step, 0), moves.length - 1)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/**
 * Press a button of the page, if it is there and may be pressed.
 * @param {string} selector
 * @param {ParentNode | null} [within]
 */
export function pressed(selector, within = document) {
  const button = within?.querySelector(selector);
  if (button instanceof HTMLButtonElement && !button.disabled) button.click();
}

/**
 * Bring the keyboard to a button, if it is there: what cannot be taken back is pressed by a key of its own.
 * @param {string} selector
 */
export function reached(selector) {
  const button = document.querySelector(selector);
  if (!(button instanceof HTMLButtonElement)) return;
  button.focus();
  button.scrollIntoView({ block: "nearest" });
}

/**
 * Which part of a narrow screen is shown: a part begins at its top, and one that was left before where it was left.
 * @returns {[string, (id: string, afresh?: boolean) => void]} the part, and how to turn to another; `afresh` at its top in any case
 */
export function useTab() {
  const [tab, setTab] = useState("work");
  const left = useRef(/** @type {Record<string, number>} */ ({}));
  useEffect(() => {
    const place = left.current[tab];
    if (Object.keys(left.current).length) scrollTo(0, place ?? 0);
  }, [tab]);
  const turn = (/** @type {string} */ id, afresh = false) => {
    left.current[tab] = scrollY;
    if (afresh) left.current[id] = 0;
    setTab(id);
  };
  return [tab, turn];
}
