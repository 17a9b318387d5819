/** What moves cost by the cards' own prices, and what a team's budgets are called. */
import { number } from "./format.js";
import { section } from "./store.js";
import { words } from "./words.js";

/** @param {import("./types.js").MoveDraft} move */
export function costOf(move) {
  const book = section("book");
  return (move.card ? book?.cards[move.card]?.cost : book?.free_form_cost) ?? {};
}

/** @param {Record<string, number>} cost */
export function costWords(cost) {
  const parts = Object.entries(cost).map(([budget, amount]) => `${number(amount)} ${budgetName(budget)}`);
  return parts.join(", ") || words.team.noCost;
}

/** @param {string} budget */
export function budgetName(budget) {
  const names = /** @type {Record<string, string>} */ (words.team.budgets);
  return names[budget] ?? budget.replaceAll("_", " ");
}
