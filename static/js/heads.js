/** The signed heads of the log, kept so that this player can later prove what the log held. */
import { game } from "./shell.js";
import { on } from "./line.js";
import { words } from "./words.js";

on("head", (/** @type {{turn: number}} */ head) => {
  try {
    localStorage.setItem(`wedge.head.${game}.${head.turn}`, JSON.stringify(head));
  } catch {
    console.warn(words.common.headNotKept);
  }
});
