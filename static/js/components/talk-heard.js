/** What the others say to a talk that somebody logged, and the place to say it for one's own team. */
import { html, useState } from "../html.js";
import { me } from "../store.js";
import { words } from "../morewords.js";
import { Act } from "./act.js";
import { Line, Refusal } from "./elements.js";
import { teamName } from "./names.js";
import { useOrder } from "../orders.js";

/** @param {{cable: import("../channels.js").Cable}} props */
export function TalkHeard({ cable }) {
  const order = useOrder();
  const [objecting, object] = useState(false);
  const [text, write] = useState("");
  const team = me.value?.team ?? "";
  const asked = ["lead", "member"].includes(me.value?.role ?? "") && cable.to.includes(team);
  const heard = cable.heard[team];
  const send = async () => {
    if (await order.give({ type: "AnswerTalk", cable: cable.id, agrees: false, text })) object(false);
  };
  return html`<div class="stack tight">
    ${cable.to.map((one) => {
      const said = cable.heard[one];
      return html`<p class="quiet" key=${one}>${!said ? words.talk.silent(teamName(one)) : said.agrees ? words.talk.confirms(teamName(one)) : words.talk.objects(teamName(one), said.text)}</p>`;
    })}
    ${asked && !objecting && html`<div class="bar">
      ${!heard?.agrees && html`<${Act} label=${words.talk.itWasSo} order=${{ type: "AnswerTalk", cable: cable.id, agrees: true }} />`}
      <button type="button" class="button" onClick=${() => object(true)}>${words.talk.object}</button></div>`}
    ${objecting && html`<${Line} label=${words.talk.whatWasWrong} value=${text} maxlength="400" onInput=${write} />
      <div class="bar"><button type="button" class="button main" disabled=${order.busy || !text.trim()} onClick=${send}>${words.talk.object}</button>
        <button type="button" class="button" onClick=${() => object(false)}>${words.common.cancel}</button></div>
      <${Refusal} refused=${order.refused} />`}
  </div>`;
}
