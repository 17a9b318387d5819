"""A sheet entered from paper is its team's draft too, from which the team goes on after a recall or a step back."""

from collections.abc import Mapping, Sequence

import msgspec

from server.umpire.events import AnyEvent, SheetSealed
from server.umpire.model import Engine
from server.umpire.parts import MoveDraft
from server.umpire.sight import would_be
from server.umpire.state import Sheet, State

from .drafts import Drafts, Kept


def from_paper(
    engine: Engine, state: State, drafts: Drafts, before: Mapping[str, Sheet], events: Sequence[AnyEvent]
) -> list[str]:
    """Bring what was entered into the drafts, and what teams had drafted otherwise aside; the teams whose draft is another now.

    `before` are the sheets that stood before these events: one entered again corrects the first.
    """
    brought = []
    for event in events:
        if not isinstance(event, SheetSealed) or event.manner != "paper":
            continue
        drafted = msgspec.convert(drafts.kept(event.team, event.turn).moves, tuple[MoveDraft, ...])
        if would_be(engine, state, event.team, drafted, event.moves):
            continue
        corrects = before[event.team].moves if event.team in before else ()
        kept = drafts.bring(event.team, event.turn, event.moves, event.seat, corrects=corrects)
        brought += [event.team] if isinstance(kept, Kept) else []
    return brought
