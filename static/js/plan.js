/** The plan of the board's picture, in its own units: where capitals, lines, names and figures go so that none hides another. */

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{x: number, y: number, w: number, h: number}} Box its middle and its sides */

export const [WIDE, HIGH, DISC] = [1080, 760, 34];
// Of a capital's place so much is its true bearing, the rest even spacing: near neighbours stay apart and far ones come in.
const TRUE = 0.3;
// How far a line may bow, as a part of its length; the straighter is tried first.
const BOWS = [0.08, -0.08, 0.16, -0.16, 0.26, -0.26, 0.38, -0.38, 0.52, -0.52, 0.7, -0.7];
const [STEPS, FINE] = [28, 0.005];
// How wide a letter is at most on the average, how high a line of words, and the room an arrow's head takes.
const [LETTER, LINE, HEAD] = [24, 50, 14];
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/**
 * Places on the picture.
 * @param {[string, number[]][]} capitals id and [latitude, longitude]
 * @returns {Record<string, Point>}
 */
function placed(capitals) {
  const along = (/** @type {number} */ axis) => {
    const values = capitals.map(([, at]) => at[axis] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const order = [...values].sort((a, b) => a - b);
    return values.map((value) => (high === low ? 0.5 : (TRUE * (value - low)) / (high - low) + ((1 - TRUE) * order.indexOf(value)) / (values.length - 1)));
  };
  const [south, west] = [along(0), along(1)];
  return Object.fromEntries(capitals.map(([id], n) => [id, { x: 130 + (west[n] ?? 0) * (WIDE - 260), y: HIGH - 125 - (south[n] ?? 0) * (HIGH - 260) }]));
}

/**
 * The whole picture. Lines that stay come first, then words, then moves, which find their way about both: no word jumps when a move is told.
 * @param {{capitals: [string, number[]][], says: Record<string, string[]>, ties: {between: string[], figure: string}[],
 *   bonds: [string, string][], moves: [string, string][]}} asked what is said at each capital line by line, the rest by the teams they join
 */
export function laid({ capitals, says, ties, bonds, moves }) {
  const places = placed(capitals);
  const { line, name, figure } = plan(places);
  const tied = ties.map(({ between: [one = "", other = ""] }) => line(one, other, 0));
  const bound = bonds.map(([one, other]) => line(one, other, 0));
  const names = capitals.map(([team]) => name(team, Math.max(...(says[team] ?? []).map((one) => one.length)) * LETTER, (says[team] ?? []).length * LINE));
  const figures = ties.map(({ figure: said }, n) => (said && tied[n]?.length ? figure(tied[n], (said.length + 1) * LETTER, LINE) : null));
  return { places, tied, bound, names, figures, aimed: moves.map(([from, to]) => line(from, to, HEAD)) };
}

/** @param {Box} box @param {number} n where a line of the words in a box stands */
export function baseline(box, n) {
  return box.y - box.h / 2 + LINE * n + 38;
}

/**
 * A sheet of the picture on which each thing finds room among what was put there before it. Who asks in the same order gets the same plan.
 * @param {Record<string, Point>} places
 */
function plan(places) {
  /** @type {Point[][]} */
  const lines = [];
  /** @type {Box[]} */
  const boxes = [];
  const discs = Object.values(places);
  const hits = (/** @type {Box} */ box) =>
    discs.filter((disc) => within(disc, box, DISC)).length * 100 +
    boxes.filter((other) => Math.abs(other.x - box.x) < (other.w + box.w) / 2 && Math.abs(other.y - box.y) < (other.h + box.h) / 2).length * 100 +
    outside(box.x, box.w, WIDE) + outside(box.y, box.h, HIGH);

  return {
    /**
     * A line from rim to rim that goes under no other capital, clear of names, and not along another line.
     * @param {string} from a team with a place
     * @param {string} to another
     * @param {number} gap between the line and the rim where it ends
     * @returns {Point[]}
     */
    line(from, to, gap) {
      const [a, b] = [places[from], places[to]];
      if (!a || !b) return [];
      const others = discs.filter((disc) => disc !== a && disc !== b);
      const cost = (/** @type {Point[]} */ points) =>
        points.reduce((sum, at, n) => sum
          + others.filter((disc) => near(at, disc, DISC + 16)).length * 60
          + boxes.filter((box) => within(at, box, 6)).length * (n > points.length - 6 ? 30 : 8)
          // At its ends a line is near whatever else begins there.
          + (n > 5 && n < points.length - 6 ? lines.filter((line) => line.some((other) => near(at, other, 26))).length * 3 : 0)
          + outside(at.x, 16, WIDE) + outside(at.y, 16, HIGH), inwards(points[STEPS / 2]));
      const tried = BOWS.map((bow) => bowed(a, b, bow, gap)).map((points, n) => ({ points, cost: cost(points) + 3 * n }));
      const found = tried.reduce((best, one) => (one.cost < best.cost ? one : best)).points;
      lines.push(found);
      return found;
    },
    /**
     * A capital's name: under it, over it or beside it, wherever there is most room.
     * @param {string} team
     * @param {number} w
     * @param {number} h
     * @returns {Box}
     */
    name(team, w, h) {
      const at = places[team] ?? { x: 0, y: 0 };
      const [side, over] = [DISC + 12 + w / 2, DISC + 6 + h / 2];
      const tried = [[0, over], [0, -over], [side, 0], [-side, 0], [side * 0.6, over], [-side * 0.6, over], [side * 0.6, -over], [-side * 0.6, -over]]
        .map(([x = 0, y = 0]) => ({ x: at.x + x, y: at.y + y, w, h }));
      // Where no line is yet, one may come from any other capital.
      const spokes = discs.filter((disc) => disc !== at).map((disc) => bowed(at, disc, 0, 0));
      return put(tried, (box, n) => hits(box) + crossed(box, lines) * 12 + crossed(box, spokes) * 8 + n);
    },
    /**
     * The figure on a line, where it lies on nothing else.
     * @param {Point[]} line one that was drawn here
     * @param {number} w
     * @param {number} h
     * @returns {Box}
     */
    figure(line, w, h) {
      const rest = lines.filter((other) => other !== line);
      const tried = ALONG.map((part) => ({ ...(line[Math.round(part * (line.length - 1))] ?? { x: 0, y: 0 }), w, h }));
      return put(tried, (box, n) => hits(box) + crossed(box, rest) * 10 + n);
    },
  };

  /**
   * @param {Box[]} tried
   * @param {(box: Box, n: number) => number} cost
   */
  function put(tried, cost) {
    const costs = tried.map(cost);
    const found = /** @type {Box} */ (tried[costs.indexOf(Math.min(...costs))]);
    boxes.push(found);
    return found;
  }
}

/**
 * A bowed line between two places, cut off at the rims of their discs.
 * @param {Point} a
 * @param {Point} b
 * @param {number} bow
 * @param {number} gap
 */
function bowed(a, b, bow, gap) {
  const middle = { x: (a.x + b.x) / 2 - (b.y - a.y) * bow, y: (a.y + b.y) / 2 + (b.x - a.x) * bow };
  const at = (/** @type {number} */ t) => {
    const part = (/** @type {"x" | "y"} */ axis) => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * b[axis];
    return { x: part("x"), y: part("y") };
  };
  let [first, last] = [0, 1];
  while (first < 0.5 && near(at(first), a, DISC)) first += FINE;
  while (last > 0.5 && near(at(last), b, DISC + gap)) last -= FINE;
  return Array.from({ length: STEPS + 1 }, (_, n) => at(first + ((last - first) * n) / STEPS));
}

/** @param {Point | undefined} at how near the middle of the picture, where most lines cross: 4 there, nought towards its edges */
function inwards(at) {
  return at ? Math.max(0, 4 - Math.hypot(at.x - WIDE / 2, at.y - HIGH / 2) / 80) : 0;
}

/**
 * @param {Point} one
 * @param {Point} other
 * @param {number} by
 */
function near(one, other, by) {
  return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < by * by;
}

/**
 * @param {Point} at
 * @param {Box} box
 * @param {number} by
 */
export function within(at, box, by) {
  return Math.abs(at.x - box.x) < box.w / 2 + by && Math.abs(at.y - box.y) < box.h / 2 + by;
}

/**
 * How much of a length about a middle lies off the picture.
 * @param {number} at
 * @param {number} long
 * @param {number} size
 */
function outside(at, long, size) {
  return Math.max(0, long / 2 - at) + Math.max(0, at + long / 2 - size);
}

/**
 * @param {Box} box
 * @param {Point[][]} lines
 */
function crossed(box, lines) {
  return lines.filter((line) => line.some((at) => within(at, box, 8))).length;
}
