/** Words of the replay. */
import { say } from "./say.js";

export const replay = {
  title: "Replay",
  loading: "Reading the record…",
  failed: "The record could not be read.",
  again: "Try again",
  empty: "Nothing has happened in this game yet.",
  as: "As seen by",
  entry: say("Step {n} of {of}"),
  turns: "Turns",
  scrub: "Place in the record",
  first: "First",
  previous: "Back",
  next: "On",
  last: "Last",
  keys: "Arrow keys move a step, Page Up and Page Down a phase, Home and End to either end, F changes whose eyes you see with.",
  happened: "What happened here",
  lines: "Lines over the game",
  lobby: "Lobby",
  audiences: { umpire: "Umpire", analyst: "Analysts", observer: "Observers", projector: "Board" },
};
