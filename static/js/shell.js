/** What the shell of a live page says of it, in the attributes of the element that everything is drawn into. */

const app = document.getElementById("app");
if (!app) throw new Error("the shell of this page has no element #app");

/** The element to draw into. */
export const root = app;
/** The game that this page belongs to. */
export const game = root.dataset.game ?? "";

/**
 * What the shell says under one name, read as JSON.
 * @param {string} name
 * @returns {any}
 */
export function told(name) {
  return JSON.parse(root.dataset[name] ?? "null");
}
