/** Text that somebody is writing: kept on this machine until it is sent, so that no reload or dead battery loses it. */
import { useState } from "../html.js";
import { section } from "../store.js";

/**
 * @template T
 * @param {string} name where to keep it, unique on the screen
 * @param {T} initial
 * @returns {[T, (value: T) => void, () => void]} the value, a setter, and what clears it once it is sent
 */
export function useKept(name, initial) {
  const key = `wedge.text.${section("game")?.game ?? ""}.${name}`;
  const [held, hold] = useState(() => ({ key, value: read(key, initial) }));
  const value = held.key === key ? held.value : read(key, initial);
  return [
    value,
    (next) => {
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Not kept over a reload then, but still on the screen.
      }
      hold({ key, value: next });
    },
    () => {
      localStorage.removeItem(key);
      hold({ key, value: initial });
    },
  ];
}

/**
 * @template T
 * @param {string} key
 * @param {T} initial
 * @returns {T}
 */
function read(key, initial) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? initial;
  } catch {
    return initial;
  }
}
