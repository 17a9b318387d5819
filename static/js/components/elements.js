/** What the other components are made of: panel, refusal, question, menu, chance, and native inputs, which every keyboard and reader knows. */
import { html, useEffect, useId, useRef } from "../html.js";
import { words } from "../words.js";

/** The most characters that the server takes in a text of several lines. */
const LONGEST = 4000;

/**
 * A titled section of a screen; the level of its heading is always 2.
 * @param {{title: string, aside?: any, quiet?: boolean, class?: string, children?: any}} props
 */
export function Panel({ title, aside, quiet, class: extra, children }) {
  const id = useId();
  return html`<section class=${`panel${quiet ? " quietly" : ""}${extra ? ` ${extra}` : ""}`} aria-labelledby=${id}>
    <header><h2 id=${id}>${title}</h2>${aside ? html`<span class="end quiet">${aside}</span>` : null}</header>
    ${children}
  </section>`;
}

/**
 * The server's refusal, shown next to what caused it.
 * @param {{refused: import("../types.js").Refused | null | undefined}} props
 */
export function Refusal({ refused }) {
  return html`<div role="alert" hidden=${!refused}>
    ${refused ? html`<p class="refusal"><b>${words.common.refusedLead}</b> ${refused.says}</p>` : null}
  </div>`;
}

/**
 * A dialog that holds the screen until it is answered; Escape closes it, and the focus returns to where it was.
 * @param {{title: any, onClose: () => void, children?: any}} props
 */
export function Ask({ title, onClose, children }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // A dialog that has gone tells of its closing later, when the same question may already have been asked again.
  const closed = () => box.current && onClose();
  return html`<dialog class="ask" ref=${box} aria-labelledby=${id} onCancel=${onClose} onClose=${closed}>
    <form method="dialog" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <h2 id=${id}>${title}</h2>
      ${children}
    </form>
  </dialog>`;
}

/**
 * A menu that closes behind whoever chose from it or went elsewhere.
 * @param {{label: any, kind?: string, children?: any}} props
 */
export function Menu({ label, kind = "", children }) {
  return html`<details class=${`menu ${kind}`} onFocusOut=${shut} onClick=${shut}><summary class="button plain">${label}</summary><div>${children}</div></details>`;
}

/** @param {FocusEvent | MouseEvent} event */
function shut(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  const chosen = event.type === "click" && event.target instanceof HTMLAnchorElement;
  const left = event instanceof FocusEvent && !(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget));
  if (chosen || left) menu.open = false;
}

/**
 * A chance of success in words first and percent second, with a small meter for the eye.
 * @param {{chance: number | null, says: string, meter?: boolean}} props
 */
export function Chance({ chance, says, meter }) {
  if (chance === null) return null;
  return html`<span class="odds">
    <span>${says} <small class="num">${chance} %</small></span>
    ${meter && html`<span class="meter" style=${{ "--share": `${chance}%` }} aria-hidden="true"><i></i></span>`}
  </span>`;
}

/**
 * The label of a field that must be filled in, marked for the eye; `aria-required` on the field says so to readers of screens.
 * @param {any} label
 */
export function starred(label) {
  return html`${label}<b aria-hidden="true"> *</b>`;
}

/** @typedef {{label: any, hint?: string, value: any, onInput: (value: any) => void, [more: string]: any}} Props */

/** What the server drops of a text: signs that turn round what follows them, and control signs. Dropped here too, both have one text. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * @param {Event} event
 * @returns {string}
 */
function typed(event) {
  return /** @type {HTMLInputElement} */ (event.target).value.replace(TURNING, "");
}

/** @param {Props} props */
export function Line({ label, hint, value, onInput, ...more }) {
  return html`<label class="field"><span>${label}</span>
    <input class="input" dir="auto" value=${value} onInput=${(/** @type {Event} */ e) => onInput(typed(e))} autocomplete="off" ...${more} />
    ${more.maxlength && html`<${Full} value=${value} most=${Number(more.maxlength)} />`}
    ${hint && html`<small class="quiet">${hint}</small>`}
  </label>`;
}

/**
 * Says that a field holds all it can: a browser cuts what is pasted beyond without a word.
 * @param {{value: string, most: number}} props
 */
function Full({ value, most }) {
  return html`<span role="status">${value.length >= most && html`<small class="full">${words.common.full(most)}</small>`}</span>`;
}

/** @param {Props} props */
export function Lines({ label, hint, value, onInput, ...more }) {
  return html`<label class="field"><span>${label}</span>
    <textarea class="input" dir="auto" rows="2" maxlength=${LONGEST} value=${value}
      onInput=${(/** @type {Event} */ e) => onInput(typed(e))} ...${more}></textarea>
    <${Full} value=${value} most=${LONGEST} />
    ${hint && html`<small class="quiet">${hint}</small>`}
  </label>`;
}

/** @param {Props & {options: [string, string][], first?: string}} props `first` is shown for the empty value */
export function Choice({ label, hint, value, onInput, options, first, ...more }) {
  return html`<label class="field"><span>${label}</span>
    <select class="input" value=${value} onChange=${(/** @type {Event} */ e) => onInput(typed(e))} ...${more}>
      ${first !== undefined && html`<option value="" selected=${value === ""}>${first}</option>`}
      ${options.map(([id, title]) => html`<option key=${id} value=${id} selected=${value === id}>${title}</option>`)}
    </select>
    ${hint && html`<small class="quiet">${hint}</small>`}
  </label>`;
}

/** @param {Props} props */
export function Switch({ label, hint, value, onInput, ...more }) {
  return html`<label class="check">
    <input type="checkbox" checked=${value} ...${more}
      onChange=${(/** @type {Event} */ e) => onInput(/** @type {HTMLInputElement} */ (e.target).checked)} />
    <span>${label}${hint && html` <small class="quiet">${hint}</small>`}</span>
  </label>`;
}

/** @param {{label: string, options: [string, any][], value: string, onPick: (id: string) => void}} props */
export function Segments({ label, options, value, onPick }) {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${options.map(([id, title]) => html`<button type="button" key=${id} aria-pressed=${value === id}
      onClick=${() => onPick(id)}>${title}</button>`)}
  </div>`;
}
