"""Every effect, wherever it is written: its gauge, its timing, and who may use `party:`."""

from collections.abc import Iterator

from server.umpire.content import Effect, Fading, Later, Now, Spread

from ..draft import Draft, Page
from ..fault import probably
from ..tree import Step

PARTY = "party:"
LONGEST = 80


def effects(draft: Draft) -> Iterator[tuple[Effect, Page, tuple[Step, ...]]]:
    """Every effect of the rulebook with its place."""
    for card, page in draft.cards.read():
        for place, effect in enumerate(card.effects):
            yield effect, page, ("effects", place)
        for degree, instead in card.on.items():
            for place, effect in enumerate(instead):
                yield effect, page, ("on", degree, place)
    for inject, page in draft.injects.read():
        for place, effect in enumerate(inject.effects):
            yield effect, page, ("effects", place)
    for pacts, page in draft.pacts.read():
        for event in ("on_signed", "on_kept", "on_breached", "on_left"):
            for place, effect in enumerate(getattr(pacts, event)):
                yield effect, page, (event, place)


def check_effects(draft: Draft) -> None:
    """Find effects that move nothing, or never fall due."""
    for effect, page, steps in effects(draft):
        _gauge(draft, effect, page, steps)
        match effect.when:
            case Later(ticks=ticks) | Spread(ticks=ticks):
                if not 1 <= ticks <= LONGEST:
                    draft.wrong(page, (*steps, "when"), f"{ticks} ticks cannot be waited for", f"from 1 to {LONGEST}")
            case Fading(keep=keep):
                if not 0 < keep < 1:
                    draft.wrong(page, (*steps, "when"), f"keeping {keep:g} does not fade", "a share between 0 and 1")
            case Now():
                pass


def _gauge(draft: Draft, effect: Effect, page: Page, steps: tuple[Step, ...]) -> None:
    name = effect.gauge
    if name.startswith(PARTY):
        budget = name.removeprefix(PARTY)
        if "pacts" not in draft.pacts or draft.pacts.pages["pacts"] is not page:
            draft.wrong(page, (*steps, "gauge"), f"{name!r} is used outside pacts.yaml", "name one gauge")
        for team, _ in draft.teams.read():
            if budget not in team.budget:
                what = f"{team.id} has no budget {budget!r}"
                draft.wrong(page, (*steps, "gauge"), what, probably(budget, team.budget))
        return
    if name not in draft.gauges:
        draft.wrong(page, (*steps, "gauge"), f"there is no gauge {name!r}", probably(name, draft.gauges))
    gauge = draft.gauges.found.get(name)
    if gauge and gauge.derived:
        what = f"the gauge {name!r} is derived, so nothing else can move it"
        draft.wrong(page, (*steps, "gauge"), what, f"move what it is made of: {gauge.derived}")
