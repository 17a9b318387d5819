/** The capitals as a schematic: where they lie to one another, not borders; ties as the book names them, pacts, and this turn's moves. */
import { html } from "../html.js";
import { number, signed } from "../format.js";
import { listed, section } from "../store.js";
import { words } from "../allwords.js";
import { arrow } from "./causes.js";
import { teamIds, teamName } from "./names.js";

const [WIDE, HIGH] = [1000, 760];

/** @typedef {{x: number, y: number}} Point */

/**
 * Places on the picture: half true bearings, half even spacing, so that near neighbours stay apart and far ones come in.
 * @param {[string, number[]][]} capitals id and [latitude, longitude]
 * @returns {Record<string, Point>}
 */
export function placed(capitals) {
  const along = (/** @type {number} */ axis) => {
    const values = capitals.map(([, at]) => at[axis] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const order = [...values].sort((a, b) => a - b);
    return values.map((value) => ((value - low) / (high - low || 1) + order.indexOf(value) / Math.max(1, values.length - 1)) / 2);
  };
  const [south, west] = [along(0), along(1)];
  return Object.fromEntries(capitals.map(([id], n) => [id, { x: 140 + (west[n] ?? 0) * (WIDE - 280), y: HIGH - 140 - (south[n] ?? 0) * (HIGH - 270) }]));
}

/**
 * A bowed line from one capital to another.
 * @param {Point} a
 * @param {Point} b
 * @param {number} bow
 */
function arc(a, b, bow) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const [cx, cy] = [(a.x + b.x) / 2 - dy * bow, (a.y + b.y) / 2 + dx * bow];
  return `M${a.x.toFixed(0)} ${a.y.toFixed(0)} Q${cx.toFixed(0)} ${cy.toFixed(0)} ${b.x.toFixed(0)} ${b.y.toFixed(0)}`;
}

export function Capitals() {
  const book = section("book");
  const places = placed(teamIds().map((team) => [team, book?.teams[team]?.capital ?? [0, 0]]));
  const turn = section("game")?.turn;
  const pacts = listed(section("pacts")).filter((pact) => pact.status === "active");
  const moves = listed(section("moves")).filter((move) => move.turn === turn && move.target && places[move.target]);
  return html`<figure class="capitals">
    <svg viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${words.board.capitals}>
      <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" /></marker></defs>
      ${(book?.ties ?? []).map((tie) => html`<${Tie} key=${tie.gauge} tie=${tie} places=${places} />`)}
      ${pacts.flatMap((pact) => pairs(pact.parties).map(([a, b]) => places[a] && places[b] && html`<path class="pact" key=${pact.id + a + b} d=${arc(places[a], places[b], 0.16)} />`))}
      ${moves.map((move) => html`<path class="aimed" key=${move.id} d=${short(places[move.team], places[move.target])} marker-end="url(#arrow)" />`)}
      ${(book?.ties ?? []).map((tie) => html`<${Figure} key=${tie.gauge} tie=${tie} places=${places} />`)}
      ${teamIds().map((team) => html`<${Capital} key=${team} team=${team} places=${places} />`)}
    </svg>
    <${TiesInWords} />
    <figcaption>${legend(pacts.length > 0, moves.length > 0)}</figcaption>
  </figure>`;
}

/**
 * A tie as its gauge is now: the line's weight says how close.
 * @param {{tie: import("../types.js").Tie, places: Record<string, Point>}} props
 */
function Tie({ tie, places }) {
  const info = section("book")?.gauges[tie.gauge];
  const now = section("gauges")?.[tie.gauge];
  const [a, b] = [places[tie.between[0] ?? ""], places[tie.between[1] ?? ""]];
  if (!info || !now || !a || !b) return null;
  const share = (now.value - info.low) / (info.high - info.low || 1);
  return html`<path class=${`tie${tie.strain ? " strain" : ""}`} d=${arc(a, b, -0.12)} style=${{ strokeWidth: 3 + share * 24 }} />`;
}

/**
 * The figure on a tie: what the gauge is, and how it moved since last turn.
 * @param {{tie: import("../types.js").Tie, places: Record<string, Point>}} props
 */
function Figure({ tie, places }) {
  const now = section("gauges")?.[tie.gauge];
  const [a, b] = [places[tie.between[0] ?? ""], places[tie.between[1] ?? ""]];
  if (!now || !a || !b) return null;
  const moved = now.value - now.before;
  const [x, y] = [(a.x + b.x) / 2 + (b.y - a.y) * 0.06, (a.y + b.y) / 2 - (b.x - a.x) * 0.06];
  return html`<text class="figure" x=${x} y=${y + 14}>${number(now.value)}${arrow(moved) && ` ${arrow(moved)} ${number(Math.abs(moved))}`}</text>`;
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

/**
 * Whether another capital stands where the words over or under this one would be drawn.
 * @param {Point} at
 * @param {Record<string, Point>} places
 * @param {1 | -1} way 1 is down
 */
function crowded(at, places, way) {
  return Object.values(places).some(({ x, y }) => Math.abs(x - at.x) < 150 && (y - at.y) * way > 0 && (y - at.y) * way < 170);
}

/** @param {{team: string, places: Record<string, Point>}} props */
function Capital({ team, places }) {
  const at = places[team];
  const game = section("game");
  const drafting = ["deliberate", "negotiate", "seal"].includes(game?.phase ?? "");
  const sealed = section("sheets")?.[team];
  const colour = section("book")?.teams[team]?.colour;
  if (!at) return null;
  const high = at.y < HIGH / 2.4;
  const above = high ? !crowded(at, places, -1) : crowded(at, places, 1) && !crowded(at, places, -1);
  return html`<g transform=${`translate(${at.x} ${at.y})`}>
    <circle r="30" style=${{ fill: colour }} />
    ${drafting && sealed && html`<path class="sealed" d="M-10 0L-3 8L11 -8" />`}
    <text y=${above ? -46 : 76}>${teamName(team)}</text>
    ${drafting && html`<text class="state" y=${above ? -94 : 118}>${sealed ? words.team.sealedYes : words.team.sealedNo}</text>`}
  </g>`;
}

/**
 * An arrow that stops before it runs into the capital it is aimed at.
 * @param {Point | undefined} a
 * @param {Point | undefined} b
 */
function short(a, b) {
  if (!a || !b) return "";
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const cut = (/** @type {number} */ by) => ({ x: ((b.x - a.x) * by) / length, y: ((b.y - a.y) * by) / length });
  const [from, to] = [cut(32), cut(38)];
  return arc({ x: a.x + from.x, y: a.y + from.y }, { x: b.x - to.x, y: b.y - to.y }, 0.1);
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
