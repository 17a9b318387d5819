/**
 * Orders given and not yet acknowledged. They are kept in the tab's own storage, so that a reload or a lost line sends them
 * again under the same command id; the server counts a command id once.
 */

/** @typedef {{id: string, order: import("./types.js").Order, at: number}} Waiting */

/** An order that waited longer than this is not sent: its author has moved on, and so may the table have. */
export const STALE = 10 * 60_000;

/**
 * @param {string} key where in the storage
 * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage
 */
export function makeQueue(key, storage) {
  /** @type {Waiting[]} */
  let items = read();

  /** @returns {Waiting[]} */
  function read() {
    try {
      return JSON.parse(storage.getItem(key) ?? "[]");
    } catch {
      return [];
    }
  }

  function keep() {
    try {
      if (items.length) storage.setItem(key, JSON.stringify(items));
      else storage.removeItem(key);
    } catch {
      // A full or forbidden storage only costs the resend after a reload, not the one after a lost line.
    }
  }

  return {
    /** @param {Waiting} item */
    add(item) {
      items = [...items, item];
      keep();
    },
    /** @param {string} id */
    done(id) {
      items = items.filter((item) => item.id !== id);
      keep();
    },
    /**
     * What is to be sent again, oldest first; what is stale is dropped.
     * @param {number} now
     */
    open(now) {
      items = items.filter((item) => now - item.at < STALE);
      keep();
      return items;
    },
    get size() {
      return items.length;
    },
  };
}

/** @returns {string} a new command id; `randomUUID` is missing where a page is not served over HTTPS */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
