/** The capitals as a schematic: where they lie to one another, not borders; ties as the book names them, pacts, and this turn's moves. */
import { html, useMemo } from "../html.js";
import { number, signed } from "../format.js";
import { baseline, DISC, HIGH, laid, WIDE } from "../plan.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";
import { arrow } from "./causes.js";
import { teamIds, teamName } from "./names.js";

/** @typedef {import("../plan.js").Point} Point */
/** @typedef {import("../types.js").Tie} TieInfo */

export function Capitals() {
  const book = section("book");
  const teams = teamIds();
  const ties = book?.ties ?? [];
  const pacts = listed(section("pacts")).filter((pact) => pact.status === "active");
  const bonds = pacts.flatMap((pact) => pairs(pact.parties));
  const moves = aimed().filter((move) => teams.includes(move.target));
  const asked = {
    capitals: teams.map((team) => /** @type {[string, number[]]} */ ([team, book?.teams[team]?.capital ?? [0, 0]])),
    says: Object.fromEntries(teams.map((team) => [team, [teamName(team), ...stateOf(team)]])),
    ties: ties.map((tie) => ({ between: tie.between, figure: figureOf(tie) })),
    bonds,
    moves: moves.map((move) => /** @type {[string, string]} */ ([move.team, move.target])),
  };
  const plan = useMemo(() => laid(asked), [JSON.stringify(asked)]);
  return html`<figure class="capitals">
    <svg viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${words.board.capitals}>
      <defs><marker id="arrow" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="4.4" markerHeight="4.4" orient="auto"><path d="M0 0L10 5L0 10z" /></marker></defs>
      ${ties.map((tie, n) => html`<path class=${`tie${tie.strain ? " strain" : ""}`} key=${tie.gauge} d=${path(plan.tied[n])} style=${{ strokeWidth: 4 + close(tie) * 26 }} />`)}
      ${bonds.map((_, n) => html`<path class="pact" key=${`pact ${n}`} d=${path(plan.bound[n])} />`)}
      ${moves.map((move, n) => html`<path class="aimed" key=${move.id} d=${path(plan.aimed[n])} marker-end="url(#arrow)" />`)}
      ${teams.map((team) => html`<${Disc} key=${team} team=${team} at=${plan.places[team]} />`)}
      ${plan.names.map((box, n) => asked.says[teams[n] ?? ""]?.map((said, at) => html`<text key=${`name ${n} ${at}`} class=${at ? "state" : ""} x=${box.x} y=${baseline(box, at)}>${said}</text>`))}
      ${plan.figures.map((box, n) => box && html`<g key=${`figure ${n}`} class="figure"><rect x=${box.x - box.w / 2} y=${box.y - box.h / 2} width=${box.w} height=${box.h} rx="12" />
        <text x=${box.x} y=${baseline(box, 0)}>${asked.ties[n]?.figure}</text></g>`)}
    </svg>
    <${TiesInWords} />
    <figcaption>${legend(pacts.length > 0, moves.length > 0)}</figcaption>
  </figure>`;
}

/** This turn's moves that are aimed at somebody, in the order in which the room was told of them. */
function aimed() {
  const turn = section("game")?.turn;
  const told = section("board")?.shown ?? [];
  const moves = listed(section("moves")).filter((move) => move.turn === turn && move.target);
  return moves.sort((a, b) => told.indexOf(a.id) - told.indexOf(b.id) || (a.id < b.id ? -1 : 1));
}

/** @param {Point[] | undefined} points */
function path(points) {
  return (points ?? []).map(({ x, y }, n) => `${n ? "L" : "M"}${x.toFixed(0)} ${y.toFixed(0)}`).join("");
}

/** @param {TieInfo} tie how close the two are, of all that its gauge can say; the line's weight */
function close({ gauge }) {
  const info = section("book")?.gauges[gauge];
  return ((section("gauges")?.[gauge]?.value ?? 0) - (info?.low ?? 0)) / ((info?.high ?? 1) - (info?.low ?? 0) || 1);
}

/** @param {TieInfo} tie what its gauge is, and how it moved since last turn; nothing where it is not known */
function figureOf({ gauge }) {
  const now = section("gauges")?.[gauge];
  if (!now || !section("book")?.gauges[gauge]) return "";
  const moved = arrow(now.value - now.before);
  return `${number(now.value)}${moved && ` ${moved} ${number(Math.abs(now.value - now.before))}`}`;
}

/** The ties in words, for whoever does not see the picture. */
function TiesInWords() {
  const gauges = section("gauges") ?? {};
  return html`<ul class="hidden">${(section("book")?.ties ?? []).map((tie) => {
    const now = gauges[tie.gauge];
    const [one, other] = tie.between.map(teamName);
    const title = section("book")?.gauges[tie.gauge]?.title ?? "";
    return now && html`<li key=${tie.gauge}>${words.board.between(one ?? "", other ?? "", title, number(now.value), signed(now.value - now.before))}</li>`;
  })}</ul>`;
}

/** @param {string} team */
function shut(team) {
  return ["deliberate", "negotiate", "seal"].includes(section("game")?.phase ?? "") && section("sheets")?.[team];
}

/** @param {string} team that its sheet is sealed; that it is not, only while sheets are being sealed */
function stateOf(team) {
  if (shut(team)) return [words.team.sealedYes];
  return section("game")?.phase === "seal" ? [words.team.sealedNo] : [];
}

/** @param {{team: string, at: Point | undefined}} props */
function Disc({ team, at }) {
  if (!at) return null;
  const colour = section("book")?.teams[team]?.colour;
  return html`<g transform=${`translate(${at.x} ${at.y})`}>
    <circle r=${DISC} style=${{ fill: colour }} />
    ${shut(team) && html`<path class="sealed" d="M-13 1L-4 10L14 -10" />`}
  </g>`;
}

/**
 * @param {string[]} parties
 * @returns {[string, string][]}
 */
function pairs(parties) {
  return parties.flatMap((a, n) => parties.slice(n + 1).map((b) => /** @type {[string, string]} */ ([a, b])));
}

/**
 * @param {boolean} pacts
 * @param {boolean} moves
 */
function legend(pacts, moves) {
  const ties = section("book")?.ties ?? [];
  return html`${ties.length > 0 && html`<span class="key tie">${words.board.tie}</span>`}
    ${ties.some((tie) => tie.strain) && html`<span class="key strain">${words.board.strain}</span>`}
    ${pacts && html`<span class="key pact">${words.board.pact}</span>`}
    ${moves && html`<span class="key aimed">${words.board.move}</span>`}`;
}
