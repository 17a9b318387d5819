/** Every sentence the pages show, in one catalogue by screen, so that they can be translated in one place. */
import { board } from "./words/board.js";
import { common } from "./words/common.js";
import { desk } from "./words/desk.js";
import { replay } from "./words/replay.js";
import { rulings } from "./words/rulings.js";
import { talk } from "./words/talk.js";
import { team } from "./words/team.js";

export const words = { board, common, desk, replay, rulings, talk, team };
