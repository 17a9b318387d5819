/** How to join: the code in large letters, and the QR the shell gave. */
import { html } from "../html.js";
import { words } from "../allwords.js";

/** @param {{join: {code: string, url: string, qr: string} | null, large?: boolean}} props */
export function JoinCard({ join, large }) {
  if (!join) return null;
  return html`<div class=${`join${large ? " large" : ""}`}>
    <img src=${join.qr} alt=${words.desk.qr} width="96" height="96" />
    <p><span class="quiet">${join.url.replace(/^https?:\/\//, "").replace(/\/j\/.*$/, "")}</span>
      <span class="quiet">${words.desk.joinCode}</span> <b class="code">${join.code}</b></p>
  </div>`;
}
