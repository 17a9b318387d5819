"""The frame of the game: calendars, phases, shares, budgets, teams and their briefs."""

from server.umpire.content import DEGREES, PHASES
from server.umpire.parts import ROLES
from server.umpire.rulebook import Scenario

from ..draft import Draft, Page
from ..fault import Fault, probably

NEEDED = ("deliberate", "seal", "adjudicate", "results")
AUDIENCES = ("public", *ROLES)


def check_frame(draft: Draft) -> None:
    """Find what the frame lacks or contradicts."""
    for single in ("scenario", "pacts"):
        if single not in getattr(draft, single):
            draft.faults.append(
                Fault(f"{draft.name}/{single}.yaml", 1, "this file is missing", "every scenario has one")
            )
    for folder in ("teams", "gauges", "cards"):
        if not getattr(draft, folder).pages:
            draft.faults.append(Fault(f"{draft.name}/{folder}", 1, f"there are no {folder}", "a game needs some"))
    for scenario, page in draft.scenario.read():
        _calendars(draft, scenario, page)
        _phases(draft, scenario, page)
        _numbers(draft, scenario, page)
        _teams(draft, scenario, page)
        _budgets(draft, scenario, page)
    _briefs(draft)


def _calendars(draft: Draft, scenario: Scenario, page: Page) -> None:
    known = [calendar.id for calendar in scenario.calendars]
    for place, calendar in enumerate(scenario.calendars):
        if calendar.turns < 1 or calendar.ticks < 1:
            what = f"{calendar.turns} turns of {calendar.ticks} ticks are no game"
            draft.wrong(page, ("calendars", place), what, "both must be 1 or more")
        elif len(calendar.labels) != calendar.turns:
            what = f"turns: {calendar.turns}, but labels: {len(calendar.labels)}"
            draft.wrong(page, ("calendars", place, "labels"), what, "name every turn once")
    if scenario.default_calendar not in known:
        what = f"there is no calendar {scenario.default_calendar!r}"
        draft.wrong(page, ("default_calendar",), what, probably(scenario.default_calendar, known))


def _phases(draft: Draft, scenario: Scenario, page: Page) -> None:
    known = [calendar.id for calendar in scenario.calendars]
    order = [plan.id for plan in scenario.phases if plan.id in PHASES]
    for phase in NEEDED:
        if phase not in order:
            draft.wrong(page, ("phases",), f"the phase {phase!r} is missing", "a turn needs " + ", ".join(NEEDED))
    in_turn = [phase for phase in PHASES if phase in order]
    if order != in_turn:
        draft.wrong(page, ("phases",), f"the phases stand as {', '.join(order)}", f"a turn runs {', '.join(in_turn)}")
    for place, plan in enumerate(scenario.phases):
        for calendar in plan.minutes.keys() | set(known):
            if calendar not in plan.minutes:
                what = f"{plan.id!r} has no minutes for the calendar {calendar!r}"
                draft.wrong(page, ("phases", place, "minutes"), what, "give the minutes for every calendar")
            elif calendar not in known:
                what = f"there is no calendar {calendar!r}"
                draft.wrong(page, ("phases", place, "minutes", calendar), what, probably(calendar, known))
            elif not 0 < plan.minutes[calendar] <= 24 * 60:
                what = f"{plan.minutes[calendar]:g} minutes are no time to play in"
                draft.wrong(page, ("phases", place, "minutes", calendar), what, "more than 0, at most a day")
        for told, roles in (("do_now", plan.do_now), ("hints", plan.hints)):
            for role in roles:
                if role not in ROLES:
                    what = f"there is no role {role!r}"
                    draft.wrong(page, ("phases", place, told, role), what, probably(role, ROLES))


def _numbers(draft: Draft, scenario: Scenario, page: Page) -> None:
    for degree in DEGREES:
        if degree not in scenario.shares:
            draft.wrong(page, ("shares",), f"there is no share for {degree!r}", "give one for " + ", ".join(DEGREES))
    if not 0 <= scenario.detection <= 100:
        draft.wrong(
            page, ("detection",), f"{scenario.detection} is no chance", "a whole number from 0 to 100, in percent"
        )
    if scenario.moves_per_turn < 1:
        draft.wrong(page, ("moves_per_turn",), "nobody could move", "1 or more")
    if not scenario.repeats or not all(0 <= share <= 1 for share in scenario.repeats):
        draft.wrong(page, ("repeats",), "these are not shares", "numbers from 0 to 1, such as [1, 0.6, 0.36]")


def _teams(draft: Draft, scenario: Scenario, page: Page) -> None:
    for place, team in enumerate(scenario.teams):
        if team not in draft.teams:
            draft.wrong(page, ("teams", place), f"there is no teams/{team}.yaml", probably(team, draft.teams))
        elif team in scenario.teams[:place]:
            draft.wrong(page, ("teams", place), f"{team!r} is named twice", "name each team once")
    for team, page_of_team in draft.teams.pages.items():
        if team not in scenario.teams:
            what = f"the scenario does not seat {team!r}"
            draft.wrong(page_of_team, (), what, "add it to `teams` in scenario.yaml, or remove this file")


def _budgets(draft: Draft, scenario: Scenario, page: Page) -> None:
    for team, its_page in draft.teams.read():
        for budget, gauge in team.budget.items():
            if gauge not in draft.gauges:
                what = f"there is no gauge {gauge!r} to hold {budget}"
                draft.wrong(its_page, ("budget", budget), what, probably(gauge, draft.gauges))
        for budget in scenario.free_form_cost:
            if budget not in team.budget:
                what = f"{team.id} has no budget {budget!r}"
                draft.wrong(page, ("free_form_cost", budget), what, probably(budget, team.budget))
    for card, its_page in draft.cards.read():
        owner = draft.teams.found.get(card.team)
        for budget, cost in card.cost.items():
            if owner and budget not in owner.budget:
                what = f"{card.team} has no budget {budget!r}"
                draft.wrong(its_page, ("cost", budget), what, probably(budget, owner.budget))
            if cost < 0:
                draft.wrong(its_page, ("cost", budget), f"a cost of {cost:g} would pay the team", "0 or more")


def _briefs(draft: Draft) -> None:
    for reader in ("public", *draft.teams):
        if reader not in draft.briefs:
            path = f"{draft.name}/briefs/{reader}.md"
            draft.faults.append(Fault(path, 1, "this brief is missing", "every team has one, and the public another"))
    for reader in draft.briefs:
        if reader not in AUDIENCES and reader not in draft.teams:
            path = f"{draft.name}/briefs/{reader}.md"
            draft.faults.append(
                Fault(path, 1, f"nobody is called {reader!r}", probably(reader, [*AUDIENCES, *draft.teams]))
            )
