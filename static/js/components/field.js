/** Labelled inputs: one line, many lines, a choice, a switch. Native controls, so that every keyboard and reader knows them. */
import { html } from "../html.js";

/** @typedef {{label: any, hint?: string, value: any, onInput: (value: any) => void, [more: string]: any}} Props */

/**
 * @param {Event} event
 * @returns {string}
 */
function typed(event) {
  return /** @type {HTMLInputElement} */ (event.target).value;
}

/** @param {Props} props */
export function Line({ label, hint, value, onInput, ...more }) {
  return html`<label class="field"><span>${label}</span>
    <input class="input" dir="auto" value=${value} onInput=${(/** @type {Event} */ e) => onInput(typed(e))} autocomplete="off" ...${more} />
    ${hint && html`<small class="quiet">${hint}</small>`}
  </label>`;
}

/** @param {Props} props */
export function Lines({ label, hint, value, onInput, ...more }) {
  return html`<label class="field"><span>${label}</span>
    <textarea class="input" dir="auto" rows="2" maxlength="4000" value=${value}
      onInput=${(/** @type {Event} */ e) => onInput(typed(e))} ...${more}></textarea>
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
