/** Every sentence the pages show, in one catalogue by screen: English here, other languages from the server by the same places. */
import spoken from "spoken";
import { ahead } from "./words/ahead.js";
import { board } from "./words/board.js";
import { bots } from "./words/bots.js";
import { common } from "./words/common.js";
import { control } from "./words/control.js";
import { desk } from "./words/desk.js";
import { prepare } from "./words/prepare.js";
import { observing } from "./words/observing.js";
import { replay } from "./words/replay.js";
import { rulings } from "./words/rulings.js";
import { runsheet } from "./words/runsheet.js";
import { translated } from "./words/say.js";
import { talk } from "./words/talk.js";
import { team } from "./words/team.js";

export const words = translated({ ahead, board, bots, common, control, desk, prepare, observing, replay, rulings, runsheet, talk, team }, spoken);
