/** Which part of a narrow screen is shown: a part begins at its top, and one that was left before where it was left. */
import { useEffect, useRef, useState } from "../html.js";

/** @returns {[string, (id: string, afresh?: boolean) => void]} the part, and how to turn to another; `afresh` at its top in any case */
export function useTab() {
  const [tab, setTab] = useState("work");
  const left = useRef(/** @type {Record<string, number>} */ ({}));
  useEffect(() => {
    const place = left.current[tab];
    if (Object.keys(left.current).length) scrollTo(0, place ?? 0);
  }, [tab]);
  const turn = (/** @type {string} */ id, afresh = false) => {
    left.current[tab] = scrollY;
    if (afresh) left.current[id] = 0;
    setTab(id);
  };
  return [tab, turn];
}
