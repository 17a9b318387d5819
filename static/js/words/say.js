/** The language of this page, which the server chose for the seat; and what a catalogue has besides plain text: sentences with holes, or that count. */

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

/** Letters that run from right to left. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Somebody's words fit to stand within a line: where they run from right to left they are set off, so that what follows stays in its place.
 * @param {string} text
 */
export function setOff(text) {
  return LEFTWARD.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * A number or a text inside a sentence.
 * @param {string | number} value
 */
export function written(value) {
  if (typeof value !== "number") return setOff(value);
  const said = Number.isInteger(value) ? small(value, 0) : null;
  if (said) return said;
  numbers ??= new Intl.NumberFormat(language);
  return numbers.format(value);
}

/**
 * As many values as a pattern has holes.
 * @template {string} T
 * @typedef {T extends `${string}{${string}}${infer Rest}` ? [string | number, ...Holes<Rest>] : []} Holes
 */

const HOLE = /\{(\w+)\}/g;
/** @type {Intl.PluralRules | undefined} */
let kinds;

/** @param {number} n */
function kind(n) {
  kinds ??= new Intl.PluralRules(language);
  return kinds.select(n);
}

/** @param {string} pattern */
const holesOf = (pattern) => [...pattern.matchAll(HOLE)].map((found) => found[1] ?? "");

/**
 * @param {string} pattern
 * @param {string[]} holes
 * @param {(string | number)[]} given
 */
function fill(pattern, holes, given) {
  return pattern.replace(HOLE, (hole, name) => (holes.includes(name) ? String(written(given[holes.indexOf(name)] ?? "")) : hole));
}

/**
 * A sentence with holes, filled in the order they have in English: `say("{used} of {all}")(1, 5)`. A translation may turn the order.
 * @template {string} T
 * @param {T} english
 * @param {string} [pattern] the sentence in the page's language
 */
export function say(english, pattern = english) {
  const holes = holesOf(english);
  const said = (/** @type {Holes<T>} */ ...given) => fill(pattern, holes, given);
  return Object.assign(said, { english, again: (/** @type {any} */ other) => say(english, other) });
}

/**
 * A sentence that counts: `counted("One minute left.", "{n} minutes left.")(3)`. The first hole of `many` is the number that decides.
 * @template {string} T
 * @param {string} one
 * @param {T} many
 * @param {Record<string, string>} [forms] the sentence in the page's language, by the kind of number
 */
export function counted(one, many, forms = { one, other: many }) {
  const holes = holesOf(many);
  const said = (/** @type {Holes<T>} */ ...given) => fill(forms[kind(Number(given[0]))] ?? forms.other ?? many, holes, given);
  return Object.assign(said, { english: [one, many], again: (/** @type {any} */ other) => counted(one, many, other) });
}

/**
 * A catalogue with every sentence put into the page's language; one that nobody has translated stays English.
 * @template T
 * @param {T} english
 * @param {Record<string, any>} spoken sentences by their place, such as `team.seal`
 * @param {string} [place]
 * @returns {T}
 */
export function translated(english, spoken, place = "") {
  if (typeof english === "string") return spoken[place] ?? english;
  if (typeof english === "function") return spoken[place] ? /** @type {any} */ (english).again(spoken[place]) : english;
  const parts = Object.entries(/** @type {Record<string, any>} */ (english));
  return /** @type {T} */ (Object.fromEntries(parts.map(([key, part]) => [key, translated(part, spoken, place ? `${place}.${key}` : key)])));
}
