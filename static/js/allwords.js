/** Every sentence of every screen. A team's first screen does without these, since it has to come fast over a poor line. */
import spoken from "spoken";
import { words as shared } from "./morewords.js";
import { board } from "./words/board.js";
import { desk } from "./words/desk.js";
import { replay } from "./words/replay.js";
import { runsheet } from "./words/runsheet.js";
import { translated } from "./words/say.js";

export const words = { ...shared, ...translated({ board, desk, replay, runsheet }, spoken) };
