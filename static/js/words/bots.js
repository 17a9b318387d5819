/** Words about teams that a doctrine plays, on every screen that lists who sits where. */
import { say } from "./say.js";

export const bots = {
  plays: say("played by a doctrine: {name}"),
  states: {
    umpire: "paused by the umpire",
    person: "standing back: a person leads",
    fault: "stopped by a fault of its own",
  },
  leadAway: say("{team}'s lead is away. {name} stands back: let it play again?"),
  leadless: say("Nobody leads {team}. {name} stands back: let it play again?"),
  title: "Teams played by doctrines",
  says: "A doctrine drafts, writes, signs, seals and argues for a team, from what that team may see.",
  fill: "Let doctrines play the empty teams",
  rehearse: "Dress rehearsal: let doctrines play every team",
  led: say("{name} leads"),
  nobody: "nobody seated",
  noLead: "no lead",
  choose: say("Doctrine for {team}"),
  play: "Let it play",
  pause: "Pause it",
  resume: "Let it play on",
  more: "Change",
  pick: "Choose a doctrine",
  moreOf: say("Change who plays {team}"),
  hand: "Hand to a person",
  handTo: say("Who takes over {team}"),
  handAny: "Or let somebody join as the team's lead: the doctrine stops at once, and its draft stays.",
  away: "Take the doctrine away",
};
