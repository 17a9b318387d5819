/** Give orders from a component: whether one is under way, and what the server said against it. */
import { useEffect, useRef, useState } from "../html.js";
import { give } from "../orders.js";
import { orphan } from "../store.js";

/** @typedef {import("../types.js").Order} Order */

/** A refusal that was read for less than this may have been missed, in ms. */
const GLANCE = 4000;

/** Where the button is gone by the time of the answer, because somebody else was quicker, the page itself says what it was. */
export function useOrder() {
  const [state, set] = useState({ busy: false, refused: /** @type {import("../types.js").Refused | null} */ (null) });
  const last = useRef({ gone: false, refused: /** @type {import("../types.js").Refused | null} */ (null), at: 0 });
  useEffect(() => {
    const own = last.current;
    own.gone = false;
    return () => {
      own.gone = true;
      if (own.refused && Date.now() - own.at < GLANCE) orphan.value = own.refused;
    };
  }, []);
  return {
    ...state,
    clear: () => {
      last.current.refused = null;
      set({ busy: false, refused: null });
    },
    /**
     * @param {Order} order
     * @returns {Promise<boolean>} whether it was done
     */
    async give(order) {
      set({ busy: true, refused: null });
      orphan.value = null;
      const ack = await give(order);
      const refused = ack.ok ? null : (ack.refused ?? null);
      Object.assign(last.current, { refused, at: Date.now() });
      if (last.current.gone) orphan.value = refused;
      else set({ busy: false, refused });
      return ack.ok;
    },
  };
}
