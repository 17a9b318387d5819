/** The language of this page, which the server has chosen for the seat, and how its numbers and names are written. */

export const language = globalThis.document?.documentElement.lang || "en";
const NUMBERS = new Intl.NumberFormat(language);

/**
 * A number inside a sentence.
 * @param {string | number} value
 */
export function written(value) {
  return typeof value === "number" ? NUMBERS.format(value) : value;
}
