/** Words of what comes before the game, and leads on to another: the lines, the lesson, paper. */
import { say } from "./say.js";

export const prepare = {
  prepare: "Prepare",
  another: "Another game, or the tutorial",
  print: "Print",
  onward: "This table goes on to another game. Your name and your link go with you.",
  goOn: "Go on there",
  hearTitle: "Can you hear the table?",
  hearSays: "Press once. It measures your line to the table, and the umpire sees that you are there.",
  hear: "I can hear you",
  hearing: "Listening…",
  hearAgain: "Measure again",
  hearNot: "No answer came. The line is down or very slow; wait a moment and press again.",
  well: "You hear well.",
  trip: say("{ms} ms there and back"),
  linesTitle: "Can everybody hear?",
  linesSays: "Each person is asked to press a button in the lobby. Lines that are lost later show here too.",
  unheard: "has not pressed yet",
  verdicts: { ok: "Hears well", slow: "Hears badly", lost: "Lost" },
  advice: {
    lost: "The line is lost. It comes back by itself; if not, let them reload, or open their personal link on a phone.",
    slow: "The line is slow. Sit nearer to the access point, close other pages, or use a phone's own network.",
    polling: "The network keeps WebSockets out, so the page asks again and again. It works, somewhat later than others.",
    dropped: "The line was lost a moment ago. If that happens again, change the place or the network.",
    clock: "This device's own clock is wrong. That does no harm: the table's time is shown.",
  },
  hint: say("Hint {n} of {of}"),
  next: "Next",
  enough: "No more hints",
};
