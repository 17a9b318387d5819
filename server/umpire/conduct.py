"""What a doctrine is made of, as content: the moves, arguments, offers, answers and cables of a seat that plays by rules.

Formulas here read what the doctrine's team may see: gauges it sees (`before(g)` is the value at the start of the turn before),
`turn`, `turns`, `played_<own card>` (how often), `stands_<own policy>` and `saw_<rival card>` (seen played in the turn before).
"""

from typing import Literal

import msgspec

from .content import Amount, Content, Formula, Sourced


class Play(Content, frozen=True):
    """A card to play while `when` holds. Of those that hold, the weightiest that can be paid for are played."""

    card: str
    reason: str
    when: Formula = "1"
    weight: Amount = 1.0
    target: str = ""
    parameters: dict[str, Amount] = msgspec.field(default_factory=dict)
    covert: bool = False


class Argument(Content, frozen=True):
    """What the team says for or against a rival's card that lies on the table."""

    card: str
    side: Literal["for", "against"]
    text: str


class Undertaking(Content, frozen=True):
    """A clause that a doctrine offers: to play or not to play `card`, or to keep `gauge` within `low`..`high`."""

    party: str
    kind: Literal["plays", "does_not_play", "keeps"]
    card: str = ""
    gauge: str = ""
    low: float | None = None
    high: float | None = None


class Offer(Content, frozen=True):
    """A pact to propose to another team, for `turns` turns; `title` tells this doctrine's offers apart."""

    to: str
    title: str
    clauses: tuple[Undertaking, ...]
    turns: int
    secret: bool = False
    when: Formula = "1"


class Answer(Content, frozen=True):
    """What becomes of a pact that `to` proposed, and the sentence that says so. The first answer that holds is given."""

    to: str
    sign: bool
    says: str
    when: Formula = "1"


class Line(Content, frozen=True):
    """A cable to send while `when` holds; of several to one team the first that holds."""

    to: str
    text: str
    when: Formula = "1"


class Doctrine(Sourced, frozen=True):
    """Rules by which a bot plays a seat.

    `whim` is the share by which chance may lift or lower the weight of a play. `refuses` answers a pact that no answer fits,
    `replies` a cable, by sender; `estimates` are the chances in percent it gives each team's moves.
    """

    id: str
    title: str
    text: str
    team: str
    plays: tuple[Play, ...]
    refuses: str
    whim: float = 0.0
    argues: tuple[Argument, ...] = ()
    offers: tuple[Offer, ...] = ()
    answers: tuple[Answer, ...] = ()
    cables: tuple[Line, ...] = ()
    replies: dict[str, str] = msgspec.field(default_factory=dict)
    estimates: dict[str, int] = msgspec.field(default_factory=dict)
