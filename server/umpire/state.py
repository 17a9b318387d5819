"""What a game is at one moment: frozen plain data, folded from events and never changed in place.

`State.play` is all that a step back to a checkpoint restores; seats, cables, notes and the era stay, because people cannot
unhear what was said, and so do the plans of the run-sheet, which are the white cell's own work and no part of the world.
"""

from typing import Literal

import msgspec

from .bargaining import Pact as Pact
from .bargaining import PactStatus as PactStatus
from .content import Phase
from .judging import Estimate as Estimate
from .judging import Overruled as Overruled
from .judging import Proposal as Proposal
from .judging import Reason as Reason
from .judging import Ruling as Ruling
from .observing import Answer as Answer
from .observing import Note as Note
from .observing import Reply as Reply
from .observing import Survey as Survey
from .orders import Waiting
from .parts import BoardView, CableKind, Role
from .planning import News as News
from .planning import Plan as Plan
from .planning import Wording as Wording
from .sealing import AtCloseRuled as AtCloseRuled
from .sealing import Manner as Manner
from .sealing import Move as Move
from .sealing import Revoked as Revoked
from .sealing import Sheet as Sheet
from .talking import Handling as Handling
from .world import WorldState

Stage = Literal["lobby", "play", "over"]
Pause = Literal["umpire", "person", "fault"]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Any piece of state."""


class Seat(Fact, frozen=True):
    """One person's place. A removed seat stays in the record under its name.

    `doctrine` is the id of the one that plays from here, empty for a person; `paused` says why it does not play just now.
    """

    id: str
    role: Role
    name: str
    team: str = ""
    bot: bool = False
    gone: bool = False
    doctrine: str = ""
    paused: Pause | Literal[""] = ""


class Clock(Fact, frozen=True):
    """The phase's clock, in ms: running towards `ends_at`, or paused with `left` to go. Phases the umpire ends may overrun."""

    running: bool = False
    ends_at: int = 0
    left: int = 0


class Cable(Fact, frozen=True):
    """A message. `to` holds team ids, `all`, or `white_cell`; `sender` the sending team or `white_cell`.

    Of kind `talk` it is the one line that somebody logged of a talk face to face.
    """

    id: str
    at: int
    turn: int
    phase: str
    kind: CableKind
    sender: str
    seat: str
    to: tuple[str, ...]
    text: str
    answers: str = ""
    answered: bool = False


class Share(Fact, frozen=True):
    """One cause's part in a gauge's change over a turn."""

    kind: str
    ref: str
    detail: str
    change: float


class Change(Fact, frozen=True):
    """What one gauge did over a turn; the shares add up to `after - before` exactly."""

    gauge: str
    before: float
    after: float
    shares: tuple[Share, ...]


class TurnResult(Fact, frozen=True):
    """The account of one resolved turn; `path` holds every gauge's value at the end of each tick, in tick order."""

    turn: int
    changes: tuple[Change, ...]
    path: dict[str, tuple[float, ...]]


class Prepared(Fact, frozen=True):
    """An order that an assistant (`seat`) has prepared; `by` published or dropped it, and said why where it was dropped."""

    id: str
    order: Waiting
    seat: str
    at: int
    turn: int
    phase: Phase | Literal[""]
    status: Literal["open", "published", "dropped"] = "open"
    by: str = ""
    closed_at: int = 0
    reason: str = ""


class Play(Fact, frozen=True):
    """The part of the game that a step back restores.

    `dropped` tells a team why its unsealed draft, or a part of it, was not played this turn; `adjustments` are changes since the
    last resolution that the next one's account must explain; `offered` the turn in which a threshold first offered an inject;
    `opened` are the moves on which everybody has estimated.
    """

    world: WorldState
    turn: int = 0
    phase: Phase = "brief"
    clock: Clock = Clock()
    sheets: dict[str, Sheet] = {}
    dropped: dict[str, str] = {}
    at_close: dict[str, AtCloseRuled] = {}
    moves: dict[str, Move] = {}
    shown: tuple[str, ...] = ()
    reasons: dict[str, Reason] = {}
    estimates: tuple[Estimate, ...] = ()
    opened: tuple[str, ...] = ()
    proposals: dict[str, Proposal] = {}
    rulings: dict[str, Ruling] = {}
    pacts: dict[str, Pact] = {}
    news: tuple[News, ...] = ()
    held: tuple[str, ...] = ()
    offered: dict[str, int] = {}
    adjustments: tuple[Change, ...] = ()
    revoked: tuple[Revoked, ...] = ()
    results: tuple[TurnResult, ...] = ()


class Checkpoint(Fact, frozen=True):
    """A moment to which the umpire may step back; `by` is the seat that brought it about, or the server's clock."""

    id: str
    at: int
    play: Play
    by: str = ""


class Score(Fact, frozen=True):
    """One objective at the end, 0 to 100, with the scenario's words for it."""

    objective: str
    team: str
    score: float
    says: str


class Ending(Fact, frozen=True):
    """How the game ended: scores, the hidden unknowns, and the dice secret by which anyone can recompute every roll."""

    at: int
    reason: str
    scores: tuple[Score, ...]
    unknowns: dict[str, float]
    secret: str


class State(Fact, frozen=True):
    """A whole game. `estimates` are those of earlier turns, `answers` those of every turn, and neither of one that was undone.

    `handling` says by cable what became of it; `stepped` tells of every step back, which no other one undoes.
    """

    game: str
    edition: str
    calendar: str
    commitment: str
    play: Play
    stage: Stage = "lobby"
    locked: bool = False
    board: BoardView = "auto"
    era: int = 0
    seats: dict[str, Seat] = {}
    cables: tuple[Cable, ...] = ()
    handling: dict[str, Handling] = {}
    notes: tuple[Note, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    answers: tuple[Answer, ...] = ()
    survey: Survey | None = None
    plans: dict[str, Plan] = {}
    prepared: dict[str, Prepared] = {}
    checkpoints: tuple[Checkpoint, ...] = ()
    stepped: tuple[News, ...] = ()
    ending: Ending | None = None
