/** Text that somebody is writing: kept on this machine until it is sent, so that no reload or dead battery loses it. */
import { useRef, useState } from "../html.js";
import { section } from "../store.js";

/**
 * @template T
 * @param {string} name where to keep it, unique on the screen
 * @param {T} initial
 * @returns {[T, (value: T) => void, () => void]} the value, a setter, and what clears it once it is sent; it leaves what
 *   has been typed since
 */
export function useKept(name, initial) {
  const key = `wedge.text.${section("game")?.game ?? ""}.${name}`;
  const [held, hold] = useState(() => ({ key, value: read(key, initial) }));
  const value = held.key === key ? held.value : read(key, initial);
  const newest = useRef({ key, value });
  newest.current = { key, value };
  return [
    value,
    (next) => {
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Not kept over a reload then, but still on the screen.
      }
      newest.current = { key, value: next };
      hold({ key, value: next });
    },
    () => {
      const now = newest.current;
      if (now.key === key && JSON.stringify(now.value) !== JSON.stringify(value)) return;
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
