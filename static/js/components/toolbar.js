/** What belongs to the person and not to the game: call the umpire, the personal link, the theme, the language, the ways into the rulebook. */
import { html, useState } from "../html.js";
import { call } from "../line.js";
import { told } from "../shell.js";
import { calling, coming, eyes, me, section } from "../store.js";
import { words } from "../words.js";
import { Ask } from "./elements.js";

export function HelpButton() {
  if (eyes.value || section("game")?.stage === "over") return null;
  const on = calling.value;
  const flip = () => call(!on);
  return html`<button type="button" class=${`button${on ? " on" : ""}`} aria-pressed=${on} title=${on ? words.common.helpOff : ""}
    onClick=${flip}>${on ? words.common.helpOn : words.common.help}</button>
    <span role="status" class="quiet">${coming.value ? words.common.coming(coming.value) : ""}</span>`;
}

export function LinkButton() {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState("");
  if (!me.value?.link) return null;
  const link = new URL(me.value.link, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(words.common.copied);
    } catch {
      // Browsers keep the clipboard from pages served over plain HTTP.
      setCopied(words.common.notCopied);
    }
  };
  return html`<span>
    <button type="button" class="button plain" onClick=${() => setOpen(true)}>${words.common.myLink}</button>
    ${open && html`<${Ask} title=${words.common.myLink} onClose=${() => setOpen(false)}>
      <p>${words.common.myLinkSays}</p>
      <input class="input" readonly value=${link} aria-label=${words.common.myLink}
        onFocus=${(/** @type {Event} */ e) => /** @type {HTMLInputElement} */ (e.target).select()} />
      <div class="bar">
        <button type="button" class="button main" onClick=${copy}>${words.common.copy}</button>
        <button type="button" class="button" onClick=${() => setOpen(false)}>${words.common.close}</button>
        <span role="status" class="quiet">${copied}</span>
      </div>
    <//>`}
  </span>`;
}

const THEMES = ["auto", "light", "dark"];

export function ThemeButton() {
  const [theme, set] = useState(() => localStorage.getItem("wedge.theme") ?? "auto");
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
    localStorage.setItem("wedge.theme", chosen);
    dress();
    set(chosen);
  };
  const named = words.common.theme[/** @type {"auto"} */ (theme)];
  return html`<button type="button" class="button plain" onClick=${next}>${words.common.pair(words.common.theme.label, named)}</button>`;
}

/** The other languages this page speaks. Choosing one loads the page anew; what was typed is kept. */
export function LanguageButtons() {
  const choice = told("tongue");
  if (!choice?.others.length) return null;
  return html`<form class="tongues" method="post" action="/language" aria-label=${words.common.language}>
    <input type="hidden" name="csrf_token" value=${choice.token} /><input type="hidden" name="next" value=${choice.next} />
    ${choice.others.map((/** @type {{tag: string, name: string}} */ one) => html`<button key=${one.tag} class="button plain" name="tag" value=${one.tag} lang=${one.tag}>${one.name}</button>`)}
  </form>`;
}

/** Put on the theme this person chose on this machine; the shell's own stands where none was chosen. */
export function dress() {
  const chosen = localStorage.getItem("wedge.theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
}

/** @param {string} kind @param {string} id */
export function rulebookPage(kind = "", id = "") {
  const game = section("game")?.game ?? "";
  return `/rulebook/${game}/${kind && `${kind}/${encodeURIComponent(id)}`}`;
}

export function RulebookLink() {
  return html`<a class="button plain" href=${rulebookPage()} target="_blank">${words.common.rulebook}</a>`;
}

/** @param {{kind: string, id: string}} props */
export function Why({ kind, id }) {
  return html`<a class="about" href=${rulebookPage(kind, id)} target="_blank">${words.common.whyNumber}</a>`;
}
