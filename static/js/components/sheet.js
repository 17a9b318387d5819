/** The team's sheet for the turn: written together, sealed by the lead. */
import { html } from "../html.js";
import { blank } from "../merge.js";
import { by, edit, moves, refused } from "../drafting.js";
import { row } from "../format.js";
import { eyes, listed, me, presence, section } from "../store.js";
import { words } from "../words.js";
import { Hand } from "./hand.js";
import { later } from "./later.js";
import { personName } from "./names.js";
import { Panel } from "./panel.js";
import { Refusal } from "./refusal.js";
import { Seal } from "./seal.js";
import { step } from "./standing.js";

const MoveEditor = later(() => import("./move-editor.js"), "MoveEditor", 16);
const MoveText = later(() => import("./move-text.js"), "MoveText", 6);
const Gone = later(() => import("./clashes.js"), "Gone");

/** @param {{children?: any}} props what stands between the sheet and the cards */
export function Sheet({ children }) {
  const sealed = section("sheet");
  const most = section("book")?.moves_per_turn ?? 0;
  const late = step() === "late";
  const shown = sealed ? sealed.moves : moves.value;
  const open = !sealed && !late && !eyes.value;
  return html`<${Panel} title=${words.team.sheet} aside=${words.team.slots(shown.length, most)}>
      ${open && html`<${Colleagues} />`}
      ${eyes.value && !sealed && html`<p class="empty">${words.control.noDraft}</p>`}
      ${shown.map((move, n) =>
        open ? html`<${MoveEditor} key=${move.card || `free${n}`} move=${move} slot=${n} />` : html`<${MoveText} key=${n} move=${move} n=${n + 1} />`,
      )}
      ${open && html`<${Gone} />`}
      ${open && shown.length < most && html`<div class="slot open bar">
        <span>${words.team.emptySlot}</span>
        <button type="button" class="button end" onClick=${() => edit([...moves.value, blank()])}>${words.team.freeForm}</button>
      </div>`}
      <${Refusal} refused=${refused.value} />
      <${Seal} />
    <//>
    ${children}
    <${Hand} />`;
}

function Colleagues() {
  const seats = section("seats") ?? {};
  const here = listed(presence.value).filter(
    (one) => one.online && one.doing === "drafting" && one.id !== me.value?.seat && seats[one.id]?.team === me.value?.team,
  );
  const last = by.value ? words.team.editedBy(personName(by.value)) : "";
  const now = here.length ? words.team.draftingNow(row(here.map((one) => personName(one.id)), words.common.and)) : "";
  return html`<p class="quiet" role="status">${[now, last].filter(Boolean).join(" · ")}</p>`;
}
