/**
 * The shapes of what the server sends (server/umpire/sight and docs/wire.md). Types only; nothing runs here.
 *
 * @typedef {{type: string} & Record<string, any>} Order
 * @typedef {{code: string, says: string}} Refused
 * @typedef {{ok: boolean, rev?: number, mine?: Mine, refused?: Refused, draft?: Draft | null}} Ack
 * @typedef {{score: number, moves: number}} Kept
 * @typedef {{estimates: Record<string, number>, notes: Note[], answers: Record<string, any>,
 *   guesses: {question: string, turn: number, cards: Record<string, string>, hits: string[]}[],
 *   survey: Record<string, {value: any, anonymous: boolean}>, score: Kept | null}} Mine
 * @typedef {{id: string, title: string}} Titled
 * @typedef {{id: string, title: string, kind: string, phase: string, low: string, high: string, to: string[], options: Titled[]}} Question
 * @typedef {{note_tags: Titled[], questions: Question[], survey: Question[], survey_to: string, outlier_percent: number,
 *   odds: {to: number, words: string}[]}} Asked
 * @typedef {{seat: string, name: string, role: string, team: string, link: string}} Me
 * @typedef {{round_trip: number, offset: number, transport: string, dropped: number | null, troubles: string[]}} Heard
 * @typedef {{online: boolean, doing: string, at: string, heard?: Heard}} Presence
 * @typedef {{paper: boolean, moves: MoveDraft[]}} Aside
 * @typedef {{turn: number, rev: number, by: string, moves: MoveDraft[], saved?: Record<string, string>, wrong?: Record<string, string>,
 *   paper?: boolean, aside?: Aside[]}} Draft
 * @typedef {{game: string, audience: string, rev: number, set?: Record<string, any>,
 *   put?: Record<string, Record<string, any>>, drop?: Record<string, string[]>}} Change
 *
 * @typedef {{card: string, title: string, text: string, target: string, parameters: Record<string, number>,
 *   reason: string, covert: boolean}} MoveDraft
 * @typedef {{running: boolean, ends_at: number, left: number}} Clock
 * @typedef {{game: string, stage: "lobby" | "play" | "over", locked: boolean, turn: number, label: string, phase: string,
 *   phase_title: string, closes: string, clock: Clock, do_now: Record<string, string>, hints: Record<string, string[]>, era: number, commitment: string}} Game
 * @typedef {{title: string, leader: string, capital: number[], colour: string, budget: Record<string, string>}} Team
 * @typedef {{title: string, unit: string, low: number, high: number, opening: number, group: string, team: string,
 *   better: string, because: string, sources: string[]}} GaugeInfo
 * @typedef {{id: string, title: string, unit: string, low: number, high: number, default: number, step: number}} Parameter
 * @typedef {{team: string, title: string, text: string, cost: Record<string, number>, targets: string[],
 *   parameters: Parameter[], covert: string, because: string, sources: string[], adopts: string}} Card
 * @typedef {{between: string[], gauge: string, strain?: boolean}} Tie
 * @typedef {{id: string, title: string, minutes: number, closes: string}} PhasePlan
 * @typedef {{title: string, blurb: string, opens: string,
 *   calendar: {id: string, title: string, turns: number, labels: string[]}, phases: PhasePlan[], moves_per_turn: number,
 *   unsealed: string, detection: number, free_form_cost: Record<string, number>, headline_gauges: string[], ties?: Tie[],
 *   watchable: string[], pact_stake: string, teams: Record<string, Team>, gauges: Record<string, GaugeInfo>, cards: Record<string, Card>,
 *   doctrines: Record<string, Doctrine>, card_titles: Record<string, {team: string, title: string}>, brief: string, public_brief: string,
 *   asked: Asked, by_points: Record<string, Record<string, number>>, most_points: number,
 *   objectives: {id: string, team: string, title: string, secret: boolean, because: string}[]}} Book
 * @typedef {{name: string, role: string, team: string, bot: boolean, doctrine: string, paused: string}} Seat
 * @typedef {{team: string, title: string, text: string}} Doctrine
 * @typedef {{title: string, unit: string, value: number}} Setting
 * @typedef {MoveDraft & {turn: number, team: string, slot: number, settings: Setting[], detected_by: string[]}} Move
 * @typedef {{move: string, team: string, side: string, text: string, weight: number, at: number}} Reason
 * @typedef {{count: number, median?: number, low?: number, high?: number, bots?: {count: number, median?: number},
 *   outliers?: {seat: string, chance: number, side: "low" | "high"}[]}} Estimates
 * @typedef {{title: string, points: number, because: string}} Factor
 * @typedef {{method: string, factors: Factor[], chance: number | null, words: string, rolls: number[], dice: string,
 *   degree: string, reason: string, by: string, votes: [number, number, number] | null,
 *   before: {degree: string, by: string, reason: string, at: number}[],
 *   effects?: {gauge: string, by: number, later: number, spread: number}[] | null}} Ruling
 * @typedef {{method: string, factors: Factor[], chance: number | null, words: string,
 *   preview: Record<string, Record<string, number>>, ruling: Ruling | null}} Queued
 * @typedef {{value: number, before: number, path: number[]}} GaugeNow
 * @typedef {{kind: string, says: string, change: number}} ShareLine
 * @typedef {{gauge: string, before: number, after: number, shares: ShareLine[]}} ChangeLine
 * @typedef {{turn: number, label: string, changes: ChangeLine[]}} Result
 * @typedef {{team: string, policy: string, title: string, text: string, parameters: Record<string, number>}} Policy
 * @typedef {{playable: boolean, why_not: string[], factors: {title: string, points: number, because: string, state: string}[],
 *   chance: number, words: string, played: number, breaks: string[], due: string[]}} InHand
 * @typedef {{at: number, turn: number, phase: string, kind: string, sender: string, seat: string, to: string[],
 *   text: string, answers: string, question: string, answered: boolean, assigned: string, published: boolean, important: boolean,
 *   heard: Record<string, {agrees: boolean, text: string, seat: string, at: number}>}} Cable
 * @typedef {{title: string, proposer: string, parties: string[], clauses: string[], until: number, secret: boolean,
 *   signed: string[], status: string, proposed_turn: number, since: number, closed_turn: number, blame: string[],
 *   because: string}} Pact
 * @typedef {{turn: number, phase: string, at: number, title: string, text: string, kind: string, to: string[]}} News
 * @typedef {{title: string, text: string, planned: number, phase: string, to: string[], news: string, fits: boolean,
 *   released: number, held: boolean, offered: number, standing: string, number: string, sender: string, expected: string,
 *   remarks: string, by: string, reason: string, first: {title: string, text: string, to: string[]} | null,
 *   sent: {turn: number, phase: string, at: number, by: string} | null,
 *   effects: {gauge: string, by: number | string, later: number, spread: number}[]}} Inject
 * @typedef {{id: string, seat: string, at: number, turn: number, phase: string, kind: string, text: string, who: string,
 *   tags: string[], about: string, published_at: number, edited_at: number}} Note
 * @typedef {{until: number, closed_at: number, counts: Record<string, number>,
 *   replies: Record<string, {value: any, seat: string}[]> | null}} SurveyNow
 * @typedef {{objective: string, title: string, team: string, score: number, says: string}} Score
 * @typedef {{title?: string, text?: string, author?: string}} Theory
 * @typedef {{reason: string, secret: string, theory: Theory, unknowns: Record<string, {value: number, low: number, high: number}>, scores: Score[]}} Ending
 * @typedef {{manner: string, at: number, moves: MoveDraft[]}} Sealed
 * @typedef {{order: Order, seat: string, at: number, turn: number, phase: string, status: "open" | "published" | "dropped", by: string,
 *   closed_at: number, reason: string}} Prepared
 * @typedef {{kind: string, names: string[], wanted: number, found: number | null}} Evidence
 * @typedef {{text: string, because: string, evidence: Evidence[]}} Inquiry
 * @typedef {{policy: string, absent: boolean, by: string, reason: string}} AtClose
 * @typedef {{book: Book, game: Game, seats: Record<string, Seat>, sheets: Record<string, boolean>,
 *   moves: Record<string, Move>, reasons: Record<string, Reason>, estimates: Record<string, Estimates>,
 *   rulings: Record<string, Ruling>, gauges: Record<string, GaugeNow>, results: Record<string, Result>,
 *   policies: Record<string, Policy>, cables: Record<string, Cable>, pacts: Record<string, Pact>,
 *   news: Record<string, News>, ending: Ending | null, theory?: Theory, sheet?: (Sealed & {turn: number}) | null,
 *   hand?: Record<string, InHand>, queue?: Record<string, Queued>, runsheet?: Record<string, Inject>,
 *   board?: {view: string, shown: string[], waiting: number, next: string},
 *   note_counts?: {seats: Record<string, number>, tags: Record<string, number>}, survey?: SurveyNow | null,
 *   answers?: Record<string, {question: string, turn: number, count: number, values: Record<string, any>}>,
 *   scored?: {room: Kept | null, even: number, seats: Record<string, Kept>} | null,
 *   prepared?: Record<string, Prepared>, inquiries?: Record<string, Inquiry>, at_close?: Record<string, AtClose>, dropped?: Record<string, {says: string}>,
 *   checkpoints?: {id: string, turn: number, phase: string, at: number, undoes: Record<string, number>}[], notes?: Record<string, Note>,
 *   sealed?: Record<string, Sealed>}} View
 * @typedef {{game: string, id: string, found: any, says: string}} Looked
 * @typedef {{objective: string, mean: number, chances: {says: string, chance: number, words: string}[]}} Aim
 * @typedef {{kind: "outlook", n: number, turn: number, ticks: number, percentiles: number[], given: string[],
 *   doctrines: Record<string, string>, bands: Record<string, number[][]>, aims: Aim[]}} OutlookFound
 * @typedef {{kind: "degrees", n: number, moves: Record<string, Record<string, {gauges: Record<string, number>,
 *   scores: Record<string, number>}>>, aims: Aim[]}} DegreesFound
 * @typedef {{gauge: string, way: "rises" | "falls", chance: number, words: string, mean: number}} HopeLine
 * @typedef {{kind: "odds", n: number, chance: number, words: string, by_turn: HopeLine[], by_end: HopeLine[]}} OddsFound
 */

export {};
