"""What a game is at one moment: frozen plain data, folded from events and never changed in place.

`State.play` is all that a step back to a checkpoint restores; seats, cables, notes and the era stay, because people cannot
unhear what was said, and so do the plans of the run-sheet, which are the white cell's own work and no part of the world.
"""

from typing import Literal

import msgspec

from .content import Degree, Method, Phase
from .observing import Answer as Answer
from .observing import Note as Note
from .observing import Reply as Reply
from .observing import Survey as Survey
from .orders import Waiting
from .parts import AtClose, BoardView, CableKind, ClauseDraft, EffectDraft, FactorLine, MoveDraft, Role, Side
from .talking import Handling as Handling
from .world import WorldState

Stage = Literal["lobby", "play", "over"]
Manner = Literal["lead", "clock", "paper", "doctrine"]
Pause = Literal["umpire", "person", "fault"]
PactStatus = Literal["proposed", "rejected", "lapsed", "active", "kept", "breached", "left"]


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


class Move(Fact, frozen=True):
    """A sealed move. Its id `<turn>.<team>.<slot>` depends on nobody else's moves."""

    id: str
    turn: int
    team: str
    slot: int
    draft: MoveDraft
    covert: bool
    detected_by: tuple[str, ...] = ()


class Sheet(Fact, frozen=True):
    """A team's sealed moves for the turn, by whom and in which manner."""

    team: str
    turn: int
    moves: tuple[MoveDraft, ...]
    manner: Manner
    seat: str
    at: int


class Reason(Fact, frozen=True):
    """One team's argument about a move; `weight` is what the umpire lets it count."""

    id: str
    move: str
    team: str
    seat: str
    side: Side
    text: str
    at: int
    weight: int = 1


class Estimate(Fact, frozen=True):
    """One person's blind estimate, in percent."""

    move: str
    seat: str
    team: str
    chance: int


class Proposal(Fact, frozen=True):
    """What the engine suggests for a move: method, named factors, chance in percent, and what each degree would change.

    A method that only people can carry out (ruling, vote, expert, opposed) has no chance here and cannot be accepted unseen.
    """

    method: Method
    factors: tuple[FactorLine, ...]
    chance: int | None
    preview: dict[str, dict[str, float]] = {}


class Overruled(Fact, frozen=True):
    """A degree as it stood before the umpire overruled it."""

    degree: Degree
    by: str
    reason: str
    at: int


class Ruling(Fact, frozen=True):
    """The umpire's decision on a move. `dice` says where the roll came from; `effects` replace the card's when given.

    `their_points` is the other side's sum (opposed), `votes` agree, disagree and unsure (vote), `expert` who was asked (expert).
    """

    move: str
    method: Method
    factors: tuple[FactorLine, ...]
    chance: int | None
    rolls: tuple[int, ...]
    dice: Literal["engine", "table", "none"]
    degree: Degree
    by: str
    reason: str
    at: int
    effects: tuple[EffectDraft, ...] | None = None
    their_points: int = 0
    votes: tuple[int, int, int] | None = None
    expert: str = ""
    before: tuple[Overruled, ...] = ()


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


class Pact(Fact, frozen=True):
    """An agreement. `done` lists the indices of `plays` clauses already fulfilled; `blame` the parties who broke it."""

    id: str
    title: str
    proposer: str
    parties: tuple[str, ...]
    clauses: tuple[ClauseDraft, ...]
    until: int
    secret: bool
    signed: tuple[str, ...]
    status: PactStatus
    proposed_turn: int
    since: int = 0
    done: tuple[int, ...] = ()
    blame: tuple[str, ...] = ()
    closed_turn: int = 0
    because: str = ""


class Wording(Fact, frozen=True):
    """What an inject said before it was edited."""

    title: str
    text: str
    to: tuple[str, ...]


class Plan(Fact, frozen=True):
    """An inject as the run-sheet has it. `turn` 0 is whenever the umpire likes; `effects` None means the rulebook's own.

    `number`, `sender`, `expected` and `remarks` come with a workbook. `first` is what it said before the white cell edited it;
    `by` the seat that last edited, moved or imported it, with its `reason`.
    """

    id: str
    title: str
    text: str
    to: tuple[str, ...]
    turn: int
    phase: Phase
    effects: tuple[EffectDraft, ...] | None = None
    number: str = ""
    sender: str = ""
    expected: str = ""
    remarks: str = ""
    first: Wording | None = None
    by: str = ""
    reason: str = ""


class News(Fact, frozen=True):
    """An inject as released, or an announcement: who may read it, and which inject it was if planned.

    For an inject `phase` and `by` say when in the turn it went out, and which seat sent it.
    """

    id: str
    turn: int
    at: int
    title: str
    text: str
    to: tuple[str, ...]
    inject: str = ""
    kind: Literal["inject", "announcement", "threshold", "communique"] = "inject"
    phase: Phase | Literal[""] = ""
    by: str = ""


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


class Revoked(Fact, frozen=True):
    """A standing policy that its team ended by order, in which turn: an open act, unlike the moves of that turn."""

    turn: int
    team: str
    policy: str


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


class AtCloseRuled(Fact, frozen=True):
    """What the umpire said a close shall do to one team's unsealed sheet, and why."""

    policy: AtClose
    by: str
    reason: str


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
    label: str
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

    `handling` says by cable what became of it.
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
    ending: Ending | None = None
