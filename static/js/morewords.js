/** What a team's screen says once it stands: of talk, reasons, rulings, questions and the hours before and after play. */
import spoken from "spoken";
import { words as first } from "./words.js";
import { ahead } from "./words/ahead.js";
import { bots } from "./words/bots.js";
import { observing } from "./words/observing.js";
import { prepare } from "./words/prepare.js";
import { rulings } from "./words/rulings.js";
import { translated } from "./words/say.js";
import { talk } from "./words/talk.js";

export const words = { ...first, ...translated({ ahead, bots, observing, prepare, rulings, talk }, spoken) };
