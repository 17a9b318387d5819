/** A view is folded from changes, here as on the server: the same messages give the same view, live and in the replay. */

/** @typedef {import("./types.js").Change} Change */

/**
 * Say what a change means to a client that stands at `rev`: the next one, one it has seen, or one after a gap.
 * @param {number} rev
 * @param {Change} change
 * @returns {"next" | "seen" | "gap"}
 */
export function place(rev, change) {
  if (change.rev === rev + 1) return "next";
  return change.rev <= rev ? "seen" : "gap";
}

/**
 * Apply one change to a view and return the new view; sections and items that did not change keep their identity.
 * @param {Record<string, any>} view
 * @param {Pick<Change, "set" | "put" | "drop">} change
 * @returns {Record<string, any>}
 */
export function fold(view, change) {
  const next = { ...view, ...(change.set ?? {}) };
  for (const [section, items] of Object.entries(change.put ?? {})) {
    next[section] = { ...(next[section] ?? {}), ...items };
  }
  for (const [section, ids] of Object.entries(change.drop ?? {})) {
    const kept = { ...(next[section] ?? {}) };
    for (const id of ids) delete kept[id];
    next[section] = kept;
  }
  return next;
}

/**
 * The views after each of several steps, each step's view sharing with the last what did not change.
 * @param {Pick<Change, "set" | "put" | "drop">[]} steps
 * @returns {Record<string, any>[]}
 */
export function unfold(steps) {
  /** @type {Record<string, any>[]} */
  const views = [];
  let view = {};
  for (const step of steps) {
    view = fold(view, step);
    views.push(view);
  }
  return views;
}
