/** What a team's screen says, and what every other says too: English here, other languages from the server by the same places. */
import spoken from "spoken";
import { ahead } from "./words/ahead.js";
import { bots } from "./words/bots.js";
import { common } from "./words/common.js";
import { control } from "./words/control.js";
import { prepare } from "./words/prepare.js";
import { observing } from "./words/observing.js";
import { rulings } from "./words/rulings.js";
import { translated } from "./words/say.js";
import { talk } from "./words/talk.js";
import { team } from "./words/team.js";

export const words = translated({ ahead, bots, common, control, prepare, observing, rulings, talk, team }, spoken);
