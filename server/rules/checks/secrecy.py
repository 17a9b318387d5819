"""What a card's conditions may read: whether a card can be played is told to its team, and must tell it nothing hidden."""

from server.umpire import formula

from ..draft import Draft


def check_secrecy(draft: Draft) -> None:
    """Find conditions that would give away an unknown, or a gauge the card's team may not see."""
    for card, page in draft.cards.read():
        for place, condition in enumerate(card.conditions):
            try:
                read = formula.names(condition.holds).values
            except formula.FormulaError:
                continue
            for name in sorted(read):
                gauge = draft.gauges.found.get(name)
                hidden = gauge is not None and not {"all", card.team} & set(gauge.seen_by)
                if hidden or name in draft.unknowns:
                    what = f"{card.team} may not see {name!r}, and this condition would give it away"
                    meant = "make it a factor, or let the team see the gauge"
                    draft.wrong(page, ("conditions", place, "holds"), what, meant)
