"""The files of a rulebook by what they are: which path holds which kind of thing, and with which id."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec

from server.umpire.asked import Questionnaire
from server.umpire.conduct import Doctrine
from server.umpire.content import (
    Card,
    Claim,
    Curve,
    Gauge,
    Inject,
    Inquiry,
    Link,
    Objective,
    PactRules,
    Policy,
    Publication,
    Theory,
    Unknown,
)
from server.umpire.rulebook import Scenario, Team

from .fault import Fault
from .tree import Node, Step, line_of

T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True)
class Page:
    """Where an element is written."""

    file: str
    node: Node
    steps: tuple[Step, ...] = ()

    def line(self, *steps: Step) -> int:
        """The line of a part of the element, or of the nearest part around it that is written."""
        return line_of(self.node, self.steps + steps)


@dataclass
class Shelf(Generic[T]):
    """All elements of one kind: `found` those that could be read, `pages` also those that could not."""

    found: dict[str, T] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def __contains__(self, id: str) -> bool:
        return id in self.pages

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def read(self) -> Iterator[tuple[T, Page]]:
        """Every element that could be read, with its page."""
        return ((value, self.pages[id]) for id, value in self.found.items())


@dataclass
class Draft:
    """A rulebook as far as it could be read, with the place of everything, before it is known to be sound."""

    name: str
    faults: list[Fault] = field(default_factory=list)
    complete: bool = False
    scenario: Shelf[Scenario] = field(default_factory=Shelf)
    pacts: Shelf[PactRules] = field(default_factory=Shelf)
    asked: Shelf[Questionnaire] = field(default_factory=Shelf)
    teams: Shelf[Team] = field(default_factory=Shelf)
    gauges: Shelf[Gauge] = field(default_factory=Shelf)
    links: Shelf[Link] = field(default_factory=Shelf)
    curves: Shelf[Curve] = field(default_factory=Shelf)
    unknowns: Shelf[Unknown] = field(default_factory=Shelf)
    cards: Shelf[Card] = field(default_factory=Shelf)
    policies: Shelf[Policy] = field(default_factory=Shelf)
    injects: Shelf[Inject] = field(default_factory=Shelf)
    objectives: Shelf[Objective] = field(default_factory=Shelf)
    theories: Shelf[Theory] = field(default_factory=Shelf)
    doctrines: Shelf[Doctrine] = field(default_factory=Shelf)
    inquiries: Shelf[Inquiry] = field(default_factory=Shelf)
    claims: Shelf[Claim] = field(default_factory=Shelf)
    publications: Shelf[Publication] = field(default_factory=Shelf)
    briefs: dict[str, str] = field(default_factory=dict)

    def wrong(self, page: Page, steps: tuple[Step, ...], what: str, meant: str) -> None:
        """Note a fault of a part of an element."""
        self.faults.append(Fault(page.file, page.line(*steps), what, meant))

    @property
    def frame(self) -> Scenario | None:
        """The scenario, if it could be read."""
        return next(iter(self.scenario.found.values()), None)

    @property
    def whole(self) -> bool:
        """Whether every file could be read, so that what is missing is truly missing."""
        shelves = (value for value in vars(self).values() if isinstance(value, Shelf))
        return all(shelf.found.keys() == shelf.pages.keys() for shelf in shelves)

    def sourced(self) -> Iterator[tuple[Any, Page]]:
        """Every element that cites sources, with its page."""
        shelves: tuple[Shelf[Any], ...] = (
            self.gauges, self.links, self.curves, self.unknowns, self.cards,
            self.policies, self.pacts, self.injects, self.objectives, self.theories, self.doctrines,
        )  # fmt: skip
        for shelf in shelves:
            yield from shelf.read()
