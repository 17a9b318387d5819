/** Numbers, times and differences as people of the page's language read them. A true minus sign, no more digits than mean something. */
import { language, small } from "./words/say.js";

const MINUS = "\u2212";

/** @type {Intl.NumberFormat[]} */
const forms = [];

/**
 * @param {number} value
 * @param {number} digits
 */
function figures(value, digits) {
  const said = small(value, digits);
  if (said) return said;
  forms[digits] ??= new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: "min2" });
  return forms[digits].format(value);
}

/**
 * A gauge's value with as many decimals as its size calls for.
 * @param {number} value
 */
export function number(value) {
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2;
  const text = figures(size, digits);
  return value < 0 && Number(size.toFixed(digits)) !== 0 ? MINUS + text : text;
}

/**
 * A change with its sign; nought has none.
 * @param {number} value
 */
export function signed(value) {
  if (Math.abs(value) < 0.005) return figures(0, 0);
  return (value < 0 ? MINUS : "+") + number(Math.abs(value));
}

/**
 * A gauge's value with its unit, which an index does not show.
 * @param {number} value
 * @param {string} unit
 */
export function measured(value, unit) {
  if (!unit || unit === "index") return number(value);
  return unit === "%" ? `${number(value)} %` : `${number(value)} ${unit}`;
}

/**
 * Time left as minutes and seconds (`12:05`), hours when it is long; below nought the overrun with a plus.
 * @param {number} ms
 */
export function countdown(ms) {
  const over = ms < 0;
  const all = over ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const seconds = String(all % 60).padStart(2, "0");
  const text = hours ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
  return over ? `+${text}` : text;
}

/** @type {Intl.DateTimeFormat | undefined} */
let times;

/**
 * The time of day of a server time in ms.
 * @param {number} at
 */
export function timeOfDay(at) {
  times ??= new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return times.format(at);
}

/**
 * Names in a row: `a`, `a and b`, `a, b and c`.
 * @param {string[]} names
 * @param {string} and
 */
export function row(names, and) {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} ${and} ${names[names.length - 1]}`;
}
