/** Ask the futures from a component: whether the answer is being worked out, what it is, or why there is none. */
import { useRef, useState } from "../html.js";
import { look } from "../looks.js";

/**
 * @template T
 * @returns {{busy: boolean, found: T | null, says: string, about: string, ask: (ask: object, about?: string) => Promise<void>}}
 *   `about` names what the answer was worked out from
 */
export function useLook() {
  const [state, set] = useState({ busy: false, found: /** @type {T | null} */ (null), says: "", about: "" });
  const newest = useRef(0);
  return {
    ...state,
    async ask(ask, about = JSON.stringify(ask)) {
      newest.current += 1;
      const mine = newest.current;
      set((was) => ({ ...was, busy: true, says: "" }));
      const answer = await look(ask);
      if (mine === newest.current) set((was) => ({ busy: false, found: answer.found ?? was.found, says: answer.says, about: answer.found ? about : was.about }));
    },
  };
}
