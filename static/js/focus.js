/** The keyboard's place is never lost: where what had it goes away or stops taking keys, it moves to what is around it. */

const PART = "article, section, .column, main";
/** A button that gives an order takes no keys until the answer is there; it is given this long, in ms, to come back. */
const PATIENCE = 1500;

/** @param {HTMLElement} root the page; what has the keyboard is watched in all of it */
export function keepFocus(root) {
  /** @type {HTMLElement[]} */
  let place = [];
  let lost = false;
  // Who points and taps is not shown where the keys would go; who goes by keys is.
  let points = false;
  root.addEventListener("pointerdown", () => (points = true));
  root.addEventListener("keydown", (event) => (points &&= event.key !== "Tab"));
  root.addEventListener("focusin", (event) => {
    lost = false;
    place = around(/** @type {HTMLElement} */ (event.target));
  });
  const settle = () => {
    const [had] = place;
    if (!lost || !had || !nowhere(had)) return;
    const part = place.find((one) => one !== had && one.isConnected && one.matches(PART));
    const field = had.isConnected ? part?.querySelector("textarea") : null;
    if (part && !field) part.tabIndex = part.hasAttribute("tabindex") ? part.tabIndex : -1;
    if (part && !field && points) {
      part.dataset.unmarked = "";
      part.addEventListener("blur", () => delete part.dataset.unmarked, { once: true });
    }
    (field ?? part)?.focus({ preventScroll: true });
  };
  new MutationObserver(() => {
    const [had] = place;
    if (!had || !nowhere(had)) return;
    if (able(had)) {
      if (lost) had.focus({ preventScroll: true });
    } else if (!lost) {
      lost = true;
      if (had.isConnected) setTimeout(settle, PATIENCE);
    }
    if (!had.isConnected) settle();
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden"] });
}

/** @param {HTMLElement} had */
function nowhere(had) {
  const now = document.activeElement;
  return !now || now === document.body || (now === had && !able(had));
}

/** @param {HTMLElement} one */
function able(one) {
  return one.isConnected && !one.matches(":disabled") && one.getClientRects().length > 0;
}

/** @param {HTMLElement | null} one */
function around(one) {
  const found = [];
  for (; one; one = one.parentElement) found.push(one);
  return found;
}
