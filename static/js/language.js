/** The language of this page, which the server has chosen for the seat, and how its numbers and names are written. */

export const language = globalThis.document?.documentElement.lang || "en";
const FIGURES = globalThis.document?.getElementById("app")?.dataset.figures;
/** @type {Intl.NumberFormat | undefined} */
let numbers;

/**
 * Whether the page's language writes a number with nothing but the figures that the program has for it. The browser would say it
 * too, but first reads its tables of all languages, which takes a slow laptop a tenth of a second before anything is drawn.
 * @param {number} value
 */
export function plain(value) {
  return FIGURES === "latn" && Number.isInteger(value) && value >= 0 && value < 1000;
}

/**
 * A number inside a sentence.
 * @param {string | number} value
 */
export function written(value) {
  if (typeof value !== "number" || plain(value)) return String(value);
  numbers ??= new Intl.NumberFormat(language);
  return numbers.format(value);
}
