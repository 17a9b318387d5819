"""Typed content: what a rulebook folder becomes once `server.rules` has read and checked it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from .asked import Questionnaire
from .conduct import Doctrine
from .content import (
    Card,
    Claim,
    Content,
    Curve,
    Degree,
    Gauge,
    Inject,
    Inquiry,
    Link,
    Objective,
    PactRules,
    Phase,
    Policy,
    Publication,
    Theory,
    Unknown,
)
from .slips import among


class Team(Content, frozen=True):
    """One of the sides. `budget` maps a budget's name (capital, treasury) to the gauge that holds it."""

    id: str
    title: str
    leader: str
    capital: tuple[float, float]
    colour: str
    budget: dict[str, str]


class PhasePlan(Content, frozen=True):
    """Minutes per calendar, who ends the phase, and the one sentence each kind of person is told to do now.

    `hints` are steps by role, shown one after the other to people who play for the first time.
    """

    id: Phase
    title: str
    minutes: dict[str, float]
    closes: Literal["clock", "umpire"]
    do_now: dict[str, str]
    hints: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Calendar(Content, frozen=True):
    """How long the game is: `turns` turns of `ticks` ticks (a tick is a quarter); `labels` name the turns."""

    id: str
    title: str
    turns: int
    ticks: int
    labels: tuple[str, ...]


class Tie(Content, frozen=True):
    """A line the board draws between two capitals, as thick as the gauge stands high; `strain` marks one that parts them."""

    between: tuple[str, str]
    gauge: str
    strain: bool = False


class Scenario(Content, frozen=True):
    """The frame of the game. `unsealed` says what happens to a draft nobody sealed, `absent` what a team does at which nobody
    sits: it passes, or its doctrine seals for it; `detection` is the chance per rival of
    seeing a covert move, in percent; `shares` scale a card's effects by degree; `repeats` fade a card played again; `doctrines`
    names the one by which a bot plays each team unless another is asked for."""

    id: str
    title: str
    blurb: str
    opens: str
    teams: tuple[str, ...]
    calendars: tuple[Calendar, ...]
    default_calendar: str
    default_theory: str
    phases: tuple[PhasePlan, ...]
    moves_per_turn: int
    unsealed: Literal["seal", "drop"]
    detection: int
    free_form_cost: dict[str, float]
    shares: dict[Degree, float]
    repeats: tuple[float, ...]
    headline_gauges: tuple[str, ...]
    absent: Literal["pass", "doctrine"] = "pass"
    ties: tuple[Tie, ...] = ()
    doctrines: dict[str, str] = msgspec.field(default_factory=dict)


class Rulebook(Content, frozen=True):
    """A whole scenario, checked. `edition` is the hex digest of its files; a game is bound to it for life."""

    edition: str
    scenario: Scenario
    teams: dict[str, Team]
    gauges: dict[str, Gauge]
    links: dict[str, Link]
    curves: dict[str, Curve]
    unknowns: dict[str, Unknown]
    cards: dict[str, Card]
    policies: dict[str, Policy]
    pacts: PactRules
    injects: dict[str, Inject]
    objectives: dict[str, Objective]
    theories: dict[str, Theory]
    briefs: dict[str, str]
    claims: dict[str, Claim]
    publications: dict[str, Publication]
    doctrines: dict[str, Doctrine] = msgspec.field(default_factory=dict)
    asked: Questionnaire = Questionnaire()
    inquiries: dict[str, Inquiry] = msgspec.field(default_factory=dict)

    def doctrines_of(self, team: str) -> tuple[Doctrine, ...]:
        """The doctrines by which a bot may play this team: the scenario's choice first, then in id order."""
        found = sorted(doctrine.id for doctrine in self.doctrines.values() if doctrine.team == team)
        found.sort(key=lambda id: id != self.scenario.doctrines.get(team))
        return tuple(self.doctrines[id] for id in found)

    def chosen_doctrines(self, wanted: Mapping[str, str]) -> dict[str, Doctrine]:
        """The doctrine of every team that has one: the wanted one, or the first of `doctrines_of`.

        ValueError for a team or doctrine there is not.
        """
        chosen = {}
        for team in wanted:
            if team not in self.teams:
                raise ValueError(f"there is no team `{team}`{among(team, self.teams)}")
        for team in self.scenario.teams:
            found = {doctrine.id: doctrine for doctrine in self.doctrines_of(team)}
            if team in wanted and wanted[team] not in found:
                raise ValueError(f"{team} has no doctrine `{wanted[team]}`{among(wanted[team], found)}")
            if found:
                chosen[team] = found[wanted[team]] if team in wanted else next(iter(found.values()))
        return chosen

    def cards_of(self, team: str) -> tuple[Card, ...]:
        """The cards this team holds, in id order."""
        return tuple(card for card in self.cards.values() if card.team == team)

    def phase(self, phase: Phase) -> PhasePlan:
        """The plan of one phase; KeyError if the scenario skips it."""
        for plan in self.scenario.phases:
            if plan.id == phase:
                return plan
        raise KeyError(phase)

    def calendar(self, calendar: str) -> Calendar:
        """One calendar of the scenario; KeyError if there is none of that id."""
        for found in self.scenario.calendars:
            if found.id == calendar:
                return found
        raise KeyError(calendar)
