/** What a team's first screen says, and every other too: English here, other languages from the server by the same places. */
import spoken from "spoken";
import { common } from "./words/common.js";
import { control } from "./words/control.js";
import { translated } from "./words/say.js";
import { team } from "./words/team.js";

export const words = translated({ common, control, team }, spoken);
