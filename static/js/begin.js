/** Begin a live page: read what the shell says, open the line, and give back the element to draw into. */
import { keepFocus } from "./focus.js";
import { eyes, me } from "./store.js";
import { connect } from "./wire.js";

/** @returns {HTMLElement} */
export function begin() {
  const root = document.getElementById("app");
  if (!root) throw new Error("the shell of this page has no element #app");
  keepFocus(root);
  me.value = JSON.parse(root.dataset.me ?? "null");
  eyes.value = told("eyes") ?? "";
  connect(root.dataset.game ?? "", root.dataset.page === "board" && !eyes.value);
  return root;
}

/**
 * What the shell says under one name, read as JSON.
 * @param {string} name
 * @returns {any}
 */
export function told(name) {
  return JSON.parse(document.getElementById("app")?.dataset[name] ?? "null");
}
