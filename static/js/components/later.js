/** Parts of a screen that are fetched after it stands, or at once where a place is held for them. */
import { html, signal } from "../html.js";
import { kept, modules, pause } from "../shell.js";
import { words } from "../words.js";

/** How long the screen is left to whoever reads it first, in ms. */
const FIRST = 2000;

/** @type {(() => Promise<void>)[]} */
const all = [];

/**
 * A component that another module holds.
 * @param {() => Promise<any>} load what imports the module
 * @param {string} name of the component there
 * @param {number} [room] how high a place to hold until it is there, in rem, 0 for what takes none; without, it is not wanted at once and
 *   comes with the rest
 * @returns {(props: any) => any}
 */
export function later(load, name, room) {
  const part = signal(/** @type {any} */ (null));
  const failed = signal(false);
  /** @type {Promise<void> | null} */
  let under = null;
  const bring = async () => {
    try {
      part.value = (await load())[name];
      failed.value = false;
    } catch {
      failed.value = true;
      under = null;
      void pause().then(begin);
    }
  };
  const begin = () => (under ??= bring());
  all.push(begin);
  return (props) => {
    if (part.value) return html`<${part.value} ...${props} />`;
    if (room === undefined) return null;
    void begin();
    if (!room) return null;
    if (failed.value) return html`<p class="refusal" role="status">${words.common.partFailed} <button type="button" class="button" onClick=${() => location.reload()}>${words.common.loadAgain}</button></p>`;
    return html`<div class="later" style=${{ minHeight: `${room}rem` }} aria-busy="true"><span class="hidden">${words.common.partComing}</span></div>`;
  };
}

/**
 * Fetch whatever was left for later, one file after another, so that a line that is poor when it is wanted does no harm.
 */
export async function fetchTheRest() {
  await new Promise((go) => setTimeout(go, FIRST));
  for (const address of modules("later")) await kept(address);
  for (const begin of all) await begin();
}
