/** The left of a team's screen: how things stand, what the team has, and who its people are. */
import { html } from "../html.js";
import { me, section } from "../store.js";
import { Brief } from "./brief.js";
import { Budget, Policies } from "./budget.js";
import { Gauges } from "./gauges.js";
import { later } from "./later.js";
import { OwnSeat } from "./own-seat.js";
import { OurPeople } from "./people.js";

const Account = later(() => import("./account.js"), "Account", 20);

export function Situation() {
  const team = me.value?.team;
  // Before anything has changed the brief is what there is to read; later it is what one looks up.
  const early = !Object.keys(section("results") ?? {}).length;
  return html`${!early && html`<${Account} />`}
    ${early && html`<${Brief} />`}${team && html`<${Budget} />`}<${Gauges} /><${Policies} />${!early && html`<${Brief} />`}<${OurPeople} /><${OwnSeat} />`;
}
