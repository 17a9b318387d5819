"""Planning: the run-sheet, its injects, and the news they become. Their orders, events and facts."""

from typing import Literal

import msgspec

from .content import Phase
from .kinds import Event, Order
from .parts import EffectDraft, InjectRow
from .world import WorldState


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What an inject said before it was edited."""

    title: str
    text: str
    to: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
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


class News(msgspec.Struct, frozen=True, kw_only=True):
    """An inject as released, an announcement, or a step back: who may read it, and which inject it was if planned.

    For an inject `phase` and `by` say when in the turn it went out, and which seat sent it; for a step back whither it led.
    """

    id: str
    turn: int
    at: int
    title: str
    text: str
    to: tuple[str, ...]
    inject: str = ""
    kind: Literal["inject", "announcement", "threshold", "communique", "step_back"] = "inject"
    phase: Phase | Literal[""] = ""
    by: str = ""


class ReleaseInject(Order, frozen=True):
    """Send a planned inject now (umpire)."""

    inject: str


class HoldInject(Order, frozen=True):
    """Hold a planned inject back, or let it go again (umpire)."""

    inject: str
    held: bool
    reason: str = ""


class ImproviseInject(Order, frozen=True):
    """Send an event nobody planned (umpire). `to` empty means everyone."""

    title: str
    text: str
    to: tuple[str, ...] = ()
    effects: tuple[EffectDraft, ...] = ()


class EditInject(Order, frozen=True):
    """Reword a planned inject before it goes out (white cell). `to` empty means everyone; `effects` None leaves them."""

    inject: str
    title: str
    text: str
    reason: str
    to: tuple[str, ...] = ()
    effects: tuple[EffectDraft, ...] | None = None


class MoveInject(Order, frozen=True):
    """Plan an inject for another turn and phase (white cell). `turn` 0 leaves it to the umpire."""

    inject: str
    turn: int
    phase: Phase
    reason: str = ""


class ShiftInjects(Order, frozen=True):
    """Move everything that is planned and not out yet by so many turns (umpire)."""

    turns: int
    reason: str = ""


class ImportInjects(Order, frozen=True):
    """Take the rows of a workbook into the run-sheet (umpire). A row whose number stands there already replaces it."""

    file: str
    rows: tuple[InjectRow, ...]


class NewsBroken(Event, frozen=True):
    """An inject, an announcement or a crossed threshold reached its readers; `world` has its effects queued."""

    news: News
    world: WorldState


class InjectHeld(Event, frozen=True):
    """A planned inject is held back, or let go again."""

    inject: str
    held: bool
    reason: str


class InjectEdited(Event, frozen=True):
    """The white cell reworded an inject that is not out yet, or gave it other readers or effects."""

    plan: Plan


class InjectsMoved(Event, frozen=True):
    """Injects that are not out yet were planned for another time."""

    plans: tuple[Plan, ...]


class InjectsImported(Event, frozen=True):
    """The rows of a workbook (`file`) joined the run-sheet, or changed what stood there under the same numbers."""

    file: str
    plans: tuple[Plan, ...]


class InjectOffered(Event, frozen=True):
    """A threshold that was crossed (`<gauge>.<id>`) offers the umpire an inject; what becomes of it is the umpire's to say."""

    inject: str
    turn: int
    threshold: str


RunsheetOrder = EditInject | MoveInject | ShiftInjects | ImportInjects
PlanEvent = InjectHeld | InjectEdited | InjectsMoved | InjectsImported | InjectOffered | NewsBroken
