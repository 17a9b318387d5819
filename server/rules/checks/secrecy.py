"""What a card's conditions may read: its team is told whether they hold, which must tell it nothing hidden."""

from ..draft import Draft
from .formulas import reading


def check_secrecy(draft: Draft) -> None:
    """Find conditions that would give away an unknown, or a gauge the card's team may not see."""
    for card, page in draft.cards.read():
        for place, condition in enumerate(card.conditions):
            names = reading(condition.holds)
            for name in sorted(names.values) if names else ():
                gauge = draft.gauges.found.get(name)
                seen = {"all", card.team} & set(gauge.seen_by) if gauge else name not in draft.unknowns
                if not seen:
                    what = f"{card.team} may not see {name!r}, and this condition would give it away"
                    meant = "make it a factor, or let the team see the gauge"
                    draft.wrong(page, ("conditions", place, "holds"), what, meant)
