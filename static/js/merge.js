/** Bring two edits of one sheet together, field by field, so that neither of two colleagues loses what was typed. */

/** @typedef {import("./types.js").MoveDraft} MoveDraft */

const WORDS = /** @type {const} */ (["title", "text", "reason"]);

/** @returns {MoveDraft} a move with nothing in it */
export function blank() {
  return { card: "", title: "", text: "", target: "", parameters: {}, reason: "", covert: false };
}

/**
 * Whether a field of a move is marked as one to fill in: a card with targets is aimed, a move of our own is told and argued.
 * @param {import("./types.js").Card | undefined} card
 * @param {string} field
 */
export function needs(card, field) {
  return card ? field === "target" : ["title", "text", "reason"].includes(field);
}

/**
 * Merge `mine` and `theirs`, both edited from `base`. A field only one side changed takes that change; a field both changed
 * stays as I have it; a move one side took off stays off unless the other side wrote on it meanwhile.
 * @param {MoveDraft[]} base
 * @param {MoveDraft[]} mine
 * @param {MoveDraft[]} theirs
 * @returns {MoveDraft[]}
 */
export function merge(base, mine, theirs) {
  const [b, m, t] = [named(base), named(mine, base), named(theirs, base)];
  /** @type {MoveDraft[]} */
  const merged = [];
  for (const name of new Set([...t.keys(), ...m.keys()])) {
    const [was, ours, their] = [b.get(name), m.get(name), t.get(name)];
    if (ours && their) merged.push(mergeMove(was ?? blank(), ours, their));
    else if (ours && (!was || !same(was, ours))) merged.push(ours);
    else if (their && (!was || !same(was, their))) merged.push(their);
  }
  return merged;
}

/**
 * What both sides wrote differently into one field: the merge keeps mine, and whoever wrote theirs must not lose it unseen.
 * @param {MoveDraft[]} base
 * @param {MoveDraft[]} mine
 * @param {MoveDraft[]} theirs
 * @returns {{move: string, field: string, theirs: string | number}[]} `field` is a field of the move as mine names it, or a parameter's id
 */
export function clashes(base, mine, theirs) {
  const [b, m, t] = [named(base), named(mine, base), named(theirs, base)];
  const found = [];
  for (const [name, ours] of m) {
    const their = t.get(name);
    if (!their) continue;
    const move = nameOf(mine, mine.indexOf(ours));
    const [was, one, other] = [fields(b.get(name) ?? blank()), fields(ours), fields(their)];
    for (const field of Object.keys(other)) {
      const [before, here, there] = [was[field], one[field], other[field]];
      // An emptied field is nothing that could be lost.
      if (there !== undefined && there !== "" && there !== before && here !== before && here !== there) found.push({ move, field, theirs: there });
    }
  }
  return found;
}

/**
 * The moves, as mine names them, that they took off and that stand all the same, because I wrote on them.
 * @param {MoveDraft[]} base
 * @param {MoveDraft[]} mine
 * @param {MoveDraft[]} theirs
 */
export function withstood(base, mine, theirs) {
  const [b, m, t] = [named(base), named(mine, base), named(theirs, base)];
  const stand = [...m].filter(([name, ours]) => b.has(name) && !t.has(name) && !same(b.get(name), ours));
  return stand.map(([, ours]) => nameOf(mine, mine.indexOf(ours)));
}

/**
 * The fields that read differently in two states of a sheet, of the moves that stand in both, as the older state names them.
 * @param {MoveDraft[]} before
 * @param {MoveDraft[]} after
 * @returns {{move: string, field: string, was: string | number | undefined, now: string | number | undefined}[]}
 */
export function changed(before, after) {
  const then = named(before);
  const found = [];
  for (const [move, one] of named(after, before)) {
    const old = then.get(move);
    if (!old) continue;
    const [had, has] = [fields(old), fields(one)];
    for (const field of new Set([...Object.keys(had), ...Object.keys(has)])) {
      if (had[field] !== has[field]) found.push({ move, field, was: had[field], now: has[field] });
    }
  }
  return found;
}

/**
 * The moves that stood in the one state of a sheet and stand nowhere in the other, by name.
 * @param {MoveDraft[]} before
 * @param {MoveDraft[]} after
 * @returns {[string, MoveDraft][]}
 */
export function removed(before, after) {
  const there = named(after, before);
  return [...named(before)].filter(([name]) => !there.has(name));
}

/**
 * What the moves of one state of a sheet are called in a later one, where moves of our own may have moved up; without those taken off.
 * @param {MoveDraft[]} before
 * @param {MoveDraft[]} after
 */
export function renamed(before, after) {
  return new Map([...named(after, before).keys()].map((name, slot) => [name, nameOf(after, slot)]));
}

/**
 * The name by which a move of a sheet is known on every device.
 * @param {MoveDraft[]} moves
 * @param {number} slot
 */
export function nameOf(moves, slot) {
  return [...named(moves).keys()][slot] ?? "";
}

/**
 * @param {MoveDraft} move
 * @returns {Record<string, string | number | undefined>}
 */
function fields({ title, text, target, reason, parameters }) {
  return { title, text, target, reason, ...parameters };
}

/**
 * @param {MoveDraft} base
 * @param {MoveDraft} mine
 * @param {MoveDraft} theirs
 * @returns {MoveDraft}
 */
function mergeMove(base, mine, theirs) {
  /** @param {"title" | "text" | "target" | "reason"} field */
  const pick = (field) => (mine[field] !== base[field] ? mine[field] : theirs[field]);
  /** @type {Record<string, number>} */
  const parameters = { ...theirs.parameters };
  for (const [id, value] of Object.entries(mine.parameters)) {
    if (value !== base.parameters[id]) parameters[id] = value;
  }
  return {
    card: theirs.card,
    title: pick("title"),
    text: pick("text"),
    target: pick("target"),
    parameters,
    reason: pick("reason"),
    covert: mine.covert !== base.covert ? mine.covert : theirs.covert,
  };
}

/**
 * Moves by what identifies them: a card stands on a sheet once, free-form moves are told apart by their order in an older state.
 * @param {MoveDraft[]} moves
 * @param {MoveDraft[]} [older]
 */
function named(moves, older = moves) {
  const [was, now] = [older, moves].map((sheet) => sheet.filter((move) => !move.card));
  const places = placed(was ?? [], now ?? []);
  return new Map(moves.map((move) => [move.card ? `card ${move.card}` : `free ${(places.shift() ?? 0) + 1}`, move]));
}

/**
 * Which move of an older state each of these is: one of the same words, else of some of them, else that of its place; or a new one.
 * @param {MoveDraft[]} was
 * @param {MoveDraft[]} now
 * @returns {number[]}
 */
function placed(was, now) {
  const left = new Set(was.keys());
  /** @type {(number | undefined)[]} */
  const found = now.map(() => undefined);
  /** @param {(old: MoveDraft, move: MoveDraft, n: number, slot: number) => boolean} fits */
  const pair = (fits) => {
    now.forEach((move, slot) => {
      const n = found[slot] ?? [...left].find((n) => fits(/** @type {MoveDraft} */ (was[n]), move, n, slot));
      if (n === undefined) return;
      found[slot] = n;
      left.delete(n);
    });
  };
  pair((old, move, n, slot) => n === slot && same(old, move));
  pair(same);
  pair(akin);
  pair((_old, _move, n, slot) => n === slot);
  let next = was.length;
  return found.map((n) => n ?? next++);
}

/**
 * Whether two moves have the card in common, or any words.
 * @param {MoveDraft} one
 * @param {MoveDraft} other
 */
export function akin(one, other) {
  if (one.card || other.card) return one.card === other.card;
  return WORDS.some((field) => one[field] && one[field] === other[field]);
}

/**
 * Whether two drafts say the same.
 * @param {unknown} a
 * @param {unknown} b
 */
export function same(a, b) {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/**
 * @param {any} value
 * @returns {any}
 */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]));
}
