/** A titled section of a screen; the level of its heading is always 2. */
import { html, useId } from "../html.js";

/**
 * @param {{title: string, aside?: any, quiet?: boolean, class?: string, children?: any}} props
 */
export function Panel({ title, aside, quiet, class: extra, children }) {
  const id = useId();
  return html`<section class=${`panel${quiet ? " quietly" : ""}${extra ? ` ${extra}` : ""}`} aria-labelledby=${id}>
    <header><h2 id=${id}>${title}</h2>${aside ? html`<span class="end quiet">${aside}</span>` : null}</header>
    ${children}
  </section>`;
}
