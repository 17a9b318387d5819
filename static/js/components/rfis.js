/** Questions from the teams that wait for an answer, each with the place to answer it. */
import { html } from "../html.js";
import { listed, me, section } from "../store.js";
import { words } from "../allwords.js";
import { Act } from "./act.js";
import { CableText } from "./cable-text.js";
import { Choice, Lines, Panel, Refusal, Switch } from "./elements.js";
import { teamName } from "./names.js";
import { publishing } from "./prepared.js";
import { useKept } from "./use-kept.js";
import { useOrder } from "../orders.js";

export function Rfis() {
  if (section("game")?.stage === "over") return null;
  const open = listed(section("cables"), (cable) => cable.at).filter((cable) => cable.kind === "rfi" && !cable.answered);
  return html`<${Panel} title=${words.desk.rfis} aside=${open.length ? html`<b class="count">${open.length}</b>` : null}>
    ${!open.length && html`<p class="empty">${words.desk.noRfis}</p>`}
    <div aria-live="polite">${open.map((cable) => html`<${Question} key=${cable.id} cable=${cable} />`)}</div>
  <//>`;
}

/** @param {{cable: import("../channels.js").Cable}} props */
function Question({ cable }) {
  const order = useOrder();
  const [draft, keep, clear] = useKept(`rfi.${cable.id}`, { text: "", publish: false });
  const send = async () => {
    if (await order.give({ type: "AnswerRfi", cable: cable.id, text: draft.text, publish: draft.publish })) clear();
  };
  return html`<${CableText} cable=${cable} own="white_cell">
    <div class="stack tight">
      <${Whose} cable=${cable} />
      <p class="readers">${draft.publish ? words.desk.answerAll : words.desk.answerOne(teamName(cable.sender))}</p>
      <${Lines} label=${words.desk.answer} value=${draft.text} onInput=${(/** @type {string} */ text) => keep({ ...draft, text })} />
      <div class="bar"><button type="button" class="button main" disabled=${order.busy || !draft.text.trim()} onClick=${send}>${publishing(words.desk.answer)}</button>
        <${Switch} label=${words.desk.publish} value=${draft.publish} onInput=${(/** @type {boolean} */ publish) => keep({ ...draft, publish })} /></div>
      <${Refusal} refused=${order.refused} />
    </div>
  <//>`;
}

/** @param {{cable: import("../channels.js").Cable}} props who of the white cell answers this */
function Whose({ cable }) {
  const order = useOrder();
  const own = me.value?.seat ?? "";
  const cell = listed(section("seats")).filter((seat) => ["umpire", "assistant"].includes(seat.role));
  const assign = (/** @type {string} */ seat) => void order.give({ type: "AssignRfi", cable: cable.id, seat });
  return html`<div class="bar">
    <${Choice} label=${words.desk.assign} value=${cable.assigned} first=${words.desk.nobody} options=${cell.map((seat) => [seat.id, seat.name])} onInput=${assign} />
    ${!cable.assigned && cell.some((seat) => seat.id === own) && html`<${Act} label=${words.desk.assignMe} order=${{ type: "AssignRfi", cable: cable.id, seat: own }} />`}
    <${Refusal} refused=${order.refused} />
  </div>`;
}
