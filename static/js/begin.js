/** Begin a live page: take from the shell who we are, and open the line while the rest of the page is still on its way. */
import { keepFocus } from "./focus.js";
import { foretell, root, told } from "./shell.js";
import { eyes, me } from "./store.js";
import { connect } from "./wire.js";

keepFocus(root);
me.value = told("me");
eyes.value = told("eyes") ?? "";
connect(root.dataset.page === "board" && !eyes.value);
void foretell("soon");
