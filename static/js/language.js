/** The language of this page, which the server has chosen for the seat, and how its numbers and names are written. */

export const language = globalThis.document?.documentElement.lang || "en";
/** The mark before decimals, out of how the language writes one and a half by the server's word: `1.5`, or `1,5`. */
const MARK = /^1(\D)5$/.exec(globalThis.document?.getElementById("app")?.dataset.half ?? "")?.[1];
/** @type {Intl.NumberFormat | undefined} */
let numbers;

/**
 * A number below a thousand, in the page's language if that needs no more than the program's own figures and a mark between them; else
 * null. The browser could say it too, but first reads its tables, which takes a slow laptop a tenth of a second before anything is drawn.
 * @param {number} value
 * @param {number} digits after the mark
 */
export function small(value, digits) {
  return MARK && value >= 0 && value < 999.5 ? value.toFixed(digits).replace(".", MARK) : null;
}

/**
 * A number inside a sentence.
 * @param {string | number} value
 */
export function written(value) {
  if (typeof value !== "number") return value;
  const said = Number.isInteger(value) ? small(value, 0) : null;
  if (said) return said;
  numbers ??= new Intl.NumberFormat(language);
  return numbers.format(value);
}
