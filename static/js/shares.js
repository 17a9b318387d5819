/** A change told by its weightiest causes and one line for all the others, so that what is told adds up to the change. */

/** @typedef {import("./types.js").ShareLine} ShareLine */

// Below this a change is written as nought.
const NOUGHT = 0.005;

/**
 * What is told of a change: at most so many causes, those that moved it the way it went first, and what the others come to in figures as
 * they are written. A single other cause is told itself, as it takes no more room.
 * @param {{before: number, after: number, shares: ShareLine[]}} change
 * @param {number} most
 * @returns {{causes: ShareLine[], others: number, rest: number}} how many causes are not told, and what they come to together
 */
export function told(change, most) {
  const went = change.after - change.before;
  const seen = change.shares.filter((share) => Math.abs(share.change) >= NOUGHT);
  // A lone cause that pulls the other way would explain nothing.
  const first = seen.find((share) => share.change > 0 === went > 0);
  const ordered = [...(first ? [first] : []), ...seen.filter((share) => share !== first)];
  const causes = ordered.length === most + 1 ? ordered : ordered.slice(0, most);
  const rest = written(went) - causes.reduce((sum, share) => sum + written(share.change), 0);
  return { causes, others: Math.max(seen.length - causes.length, 0), rest: Math.abs(rest) < NOUGHT ? 0 : rest };
}

/** @param {number} value a change as `signed` writes it, with two digits, or one from ten on */
function written(value) {
  return Number(value.toFixed(Math.abs(value) >= 10 ? 1 : 2));
}
