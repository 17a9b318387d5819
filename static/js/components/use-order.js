/** Give orders from a component: whether one is under way, and what the server said against it. */
import { useState } from "../html.js";
import { give } from "../wire.js";

/** @typedef {import("../types.js").Order} Order */

export function useOrder() {
  const [state, set] = useState({ busy: false, refused: /** @type {import("../types.js").Refused | null} */ (null) });
  return {
    ...state,
    clear: () => set({ busy: false, refused: null }),
    /**
     * @param {Order} order
     * @returns {Promise<boolean>} whether it was done
     */
    async give(order) {
      set({ busy: true, refused: null });
      const ack = await give(order);
      set({ busy: false, refused: ack.ok ? null : (ack.refused ?? null) });
      return ack.ok;
    },
  };
}
