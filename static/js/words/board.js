/** Words of the projector's board. */
import { say } from "./say.js";

export const board = {
  capitals: "The five capitals",
  tie: "the thicker, the closer",
  pact: "pact in force",
  move: "move this turn",
  moves: "Moves on the table",
  noMoves: "Sheets are being written.",
  headlines: "Headlines",
  noHeadlines: "No headlines yet.",
  sealedCount: say("{n} of {of} sheets sealed"),
  sinceLast: "since last turn",
  sinceStart: "since the opening",
  blanked: "The board is dark. Press B to light it.",
  welcome: "Take your seats",
};
