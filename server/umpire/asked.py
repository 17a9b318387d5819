"""What a scenario asks people, and how notes and estimates are kept: the content of asked.yaml, which no scenario must have."""

from typing import Literal

import msgspec

from .content import Content
from .parts import Role

AskKind = Literal["scale", "choice", "percent", "text", "guess"]
SCALE = 5
ASKED: tuple[Role, ...] = ("lead", "member", "analyst", "observer")


class Question(Content, frozen=True):
    """One question. `to` names the roles that are asked (empty: every player, analyst and observer).

    `phase` is when a question of the turn is asked, and empty in the survey. A scale has the words for 1 (`low`) and for 5
    (`high`), a choice its `options` by id. A guess asks for a card of each rival, and belongs before the moves are revealed.
    """

    id: str
    title: str
    kind: AskKind
    phase: str = ""
    to: tuple[Role, ...] = ()
    low: str = ""
    high: str = ""
    options: dict[str, str] = msgspec.field(default_factory=dict)

    def asks(self, role: Role) -> bool:
        """Whether a seat of this role is asked."""
        return role in (self.to or ASKED)


class Questionnaire(Content, frozen=True):
    """Tags offered for notes with their titles, the questions of each turn, and the survey with its minutes and readers.

    Of the estimates on a move, once they are open, `estimates_to` says who sees the spread. The lowest and highest
    `outlier_percent` (one person at least) are marked for `outliers_to`, to be asked why, where they lie `outlier_gap` points or
    more from the median.
    """

    note_tags: dict[str, str] = msgspec.field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    survey: tuple[Question, ...] = ()
    survey_minutes: float = 15.0
    survey_to: Literal["all", "umpire"] = "umpire"
    estimates_to: Literal["all", "umpire"] = "all"
    outliers_to: Literal["all", "umpire"] = "umpire"
    outlier_percent: int = 10
    outlier_gap: int = 10

    def question(self, id: str) -> Question | None:
        """A question of the turn by its id."""
        return next((one for one in self.questions if one.id == id), None)

    def of_survey(self, id: str) -> Question | None:
        """A question of the survey by its id."""
        return next((one for one in self.survey if one.id == id), None)
