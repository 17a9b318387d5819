/** Words of what the white cell does together: preparing and publishing, the sponsor's questions, the close, other eyes, keys. */
import { counted, say } from "./say.js";

export const control = {
  // prepared
  prepared: "Prepared by assistants",
  prepare: "Put before the umpire",
  preparedBy: say("Prepared by {name}"),
  publish: "Publish",
  drop: "Drop",
  takeBack: "Take back",
  waits: "It waits for the umpire to publish it.",
  published: say("Published by {name}"),
  dropped: say("Dropped by {name}"),
  settled: counted("1 published or dropped", "{n} published or dropped"),
  noneWait: "Nothing prepared is waiting.",
  kinds: {
    MakeRuling: "Ruling",
    OverruleRuling: "Overruling",
    SendCable: "Cable",
    AnswerRfi: "Answer to a question",
    Announce: "Word to everybody",
    ReleaseInject: "Planned inject",
    ImproviseInject: "Improvised inject",
    EditInject: "Edit of a planned inject",
    EditGauge: "Gauge",
    EnterPaperSheet: "Paper sheet",
  },
  toValue: say("{gauge} to {value}"),
  // inquiries
  inquiries: "The sponsor's questions",
  noInquiries: "This scenario asks none.",
  answered: say("{done} of {of} recorded"),
  gaps: "Not recorded yet",
  complete: "Recorded",
  evidence: {
    gauges: say("a turn's change of {names}"),
    cards: say("a play of {names}"),
    pacts: say("a pact among {names}"),
    notes: counted("one note on it ({found} so far)", "{n} notes on it ({found} so far)"),
  },
  noteOn: "A note on this question",
  // at close
  atClose: "If not sealed at the close",
  policies: { seal: "the draft is sealed as it stands", drop: "nothing is played", doctrine: "its doctrine seals" },
  absent: "Nobody sits here.",
  byScenario: "by the scenario's rule",
  byUmpire: say("said by {name}: {reason}"),
  otherwise: "Decide otherwise for this turn",
  decide: "Decide so",
  // eyes
  seeLive: "See as, live",
  seeLiveSays: "Opens what that audience sees now, exactly as it sees it. It takes no seat, and nothing can be sent from it.",
  youSee: say("You see what {who} sees"),
  noDraft: "What a team drafts is its own; the sheet stands here once it is sealed.",
  cannotSend: "This is a view through another's eyes; nothing can be sent from it.",
  // step back
  undoes: "This will be undone:",
  undoesNothing: "Nothing that stands now would be undone.",
  lost: {
    results: counted("one resolved turn", "{n} resolved turns"),
    rulings: counted("one ruling", "{n} rulings"),
    moves: counted("one revealed move", "{n} revealed moves"),
    sheets: counted("one sealed sheet", "{n} sealed sheets"),
    pacts: counted("what one pact came to", "what {n} pacts came to"),
    news: counted("one piece of news", "{n} pieces of news"),
  },
  // at a glance
  waiting: "Waiting for you",
  health: say("{on} of {of} connected"),
  unanswered: counted("one question", "{n} questions"),
  toPublish: counted("one to publish", "{n} to publish"),
  toRule: counted("one to rule", "{n} to rule"),
  dueInjects: counted("one inject due", "{n} injects due"),
  nothingWaits: "Nothing waits.",
  // over
  overSays: "The game is over; nothing can be sent or answered any more.",
  // keys
  keys: "Keys",
  keysSay: "They work wherever you are not typing.",
  key: {
    next: "next in the queue",
    previous: "the one before",
    accept: "accept the proposal you are at",
    all: "go to the button that accepts all proposals; Enter presses it",
    pause: "pause or resume the clock",
    help: "this list",
  },
};
