/** A dialog that holds the screen until it is answered; Escape closes it, and the focus returns to where it was. */
import { html, useEffect, useId, useRef } from "../html.js";

/** @param {{title: any, onClose: () => void, children?: any}} props */
export function Ask({ title, onClose, children }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // A dialog that has gone tells of its closing later, when the same question may already have been asked again.
  const closed = () => box.current && onClose();
  return html`<dialog class="ask" ref=${box} aria-labelledby=${id} onCancel=${onClose} onClose=${closed}>
    <form method="dialog" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <h2 id=${id}>${title}</h2>
      ${children}
    </form>
  </dialog>`;
}
