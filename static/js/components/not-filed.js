/** A reason that was typed in the contest and never filed: its words stay here, so that nothing is lost without a word. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../morewords.js";
import { moveTitle } from "./move-text.js";
import { useKept } from "./use-kept.js";

export function NotFiled() {
  const turn = section("game")?.turn;
  const moves = listed(section("moves")).filter((move) => move.turn === turn && move.team !== me.value?.team);
  return moves.map((move) => html`<${Unfiled} key=${move.id} move=${move} />`);
}

/** @param {{move: import("../types.js").Move & {id: string}}} props */
function Unfiled({ move }) {
  const [draft, , clear] = useKept(`reason.${move.id}`, { side: "against", text: "" });
  const text = draft.text.trim();
  // An answer may have been lost on its way: what stands on the table was filed after all.
  const filed = listed(section("reasons")).some((one) => one.move === move.id && one.team === me.value?.team && one.text === text);
  if (!text || filed) return null;
  return html`<div class="notice" role="alert">
    <p><b>${words.rulings.notFiled(moveTitle(move))}</b> ${words.rulings.notFiledSays}</p>
    <p><b>${words.common.colon(draft.side === "for" ? words.rulings.for : words.rulings.against)}</b> <span class="said">${text}</span></p>
    <div><button type="button" class="button" onClick=${clear}>${words.rulings.notFiledClear}</button></div>
  </div>`;
}
