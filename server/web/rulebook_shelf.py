"""One reader's rulebook, laid open: its elements by kind, where each is cited, its map. Made from an extract alone."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from server.umpire.content import Theory
from server.umpire.rulebook import Rulebook
from server.umpire.sight import WITHHELD

from . import rulebook_words as say
from .briefs import brief_html

if TYPE_CHECKING:
    from server.rules.drawing import Drawn
    from server.rules.graph import Edge, Graph

KINDS = {
    "gauge": "gauges",
    "link": "links",
    "card": "cards",
    "team": "teams",
    "policy": "policies",
    "theory": "theories",
    "objective": "objectives",
    "inject": "injects",
    "unknown": "unknowns",
    "curve": "curves",
    "doctrine": "doctrines",
}
"""Where each kind of element lies in a rulebook; a section of the pages has the same name."""

OWN_PAGE = ("gauge", "link", "card", "team", "policy", "theory")
"""Kinds whose elements have a page each; of the others the section shows all."""

SECTIONS = {
    "map": _("Causal map"),
    "teams": _("Teams and briefs"),
    "cards": _("Cards"),
    "gauges": _("Gauges"),
    "links": _("Links"),
    "policies": _("Standing policies"),
    "pacts": _("Pacts"),
    "objectives": _("Objectives"),
    "theories": _("Theories"),
    "unknowns": _("Unknowns"),
    "injects": _("Injects"),
    "doctrines": _("Doctrines"),
    "curves": _("Curves"),
    "sources": _("Sources"),
    "claims": _("Claims and their homes"),
}

SIGNS = {
    "+": _("pushes it up"),
    "-": _("pushes it down"),
    "±": _("up or down, as the rest stands"),
    "": _("no push near the opening"),
}


class Home(NamedTuple):
    """An element that cites a source."""

    kind: str
    title: str
    url: str


class Shelf:
    """What one reader may read; `place` is how the address names the rulebook, `audience` who reads."""

    withheld = WITHHELD
    sections = SECTIONS
    signs = SIGNS
    amount = staticmethod(say.amount)
    number = staticmethod(say.number)
    when = staticmethod(say.when)

    def __init__(self, book: Rulebook, audience: str, *, over: bool) -> None:
        self.book = book
        self.audience = audience
        self.over = over
        self.whole = over or audience == "umpire"
        self.place = ""

    def at(self, place: str) -> "Shelf":
        """The same shelf under this address."""
        self.place = place
        return self

    @cached_property
    def graph(self) -> "Graph":
        # The reader of rulebooks comes with it, and a server starts without.
        from server.rules.graph import graph

        return graph(self.book)

    @cached_property
    def drawn(self) -> "Drawn":
        from server.rules.drawing import drawing

        return drawing(self.book, self.graph, href=lambda id: f"gauge/{id}")

    def url(self, kind: str, id: str = "") -> str:
        """The address of an element, or of a section or the rulebook itself."""
        if kind in OWN_PAGE:
            return url_for("rulebook.element", place=self.place, kind=kind, id=id)
        if not kind:
            return url_for("rulebook.overview", place=self.place)
        section = {"claim": "claims", "publication": "sources"}.get(kind) or KINDS.get(kind, kind)
        return url_for("rulebook.section", place=self.place, name=section) + (f"#{id}" if id else "")

    def title(self, kind: str, id: str) -> str:
        """What an element is called; a link by its reason, a curve by its id."""
        if kind == "pacts":
            return str(SECTIONS["pacts"])
        found = getattr(self.book, KINDS[kind])[id]
        title: str = getattr(found, "title", "") or (id.replace("_", " ") if kind == "curve" else found.because)
        return title

    def via(self, edge: "Edge") -> tuple[str, str]:
        """Kind and id of what carries an influence out."""
        shelf, _, id = edge.via.partition("/")
        return next((kind, id) for kind, name in (*KINDS.items(), ("pacts", "pacts")) if name == shelf)

    def formula(self, text: str, weights: Mapping[str, float] | None = None, parameters: Any = ()) -> str:
        """A formula in words, gauges by their titles and weights with their values."""
        called = {gauge.id: f"\u201c{gauge.title}\u201d" for gauge in self.book.gauges.values()}
        called |= {unknown.id: f"\u201c{unknown.title}\u201d" for unknown in self.book.unknowns.values()}
        called |= {name: f"{name.replace('_', ' ')} ({say.number(value)})" for name, value in (weights or {}).items()}
        called |= {parameter.id: f"\u201c{parameter.title}\u201d" for parameter in parameters}
        return say.worded(text, called)

    def differing(self, owner: str) -> list[Theory]:
        """The theories that lay a weight of their own over this link or policy."""
        return [t for t in self.book.theories.values() if any(k.rpartition(".")[0] == owner for k in t.weights)]

    def by_degree(self, effect: Any) -> list[str]:
        """What an effect is worth at each degree: scaled by the scenario's shares; a formula with the share before it."""
        shares = self.book.scenario.shares
        if isinstance(effect.by, str):
            return [gettext("%(share)s of it", share=say.number(share)) if share else "" for share in shares.values()]
        return [say.amount(round(effect.by * share, 6)) if share else "" for share in shares.values()]

    def word(self, name: str) -> str:
        """A degree, a method or a kind of content as people say it."""
        return str(say.WORDS.get(name, name))

    def readers(self, to: tuple[str, ...]) -> str:
        """Those something is addressed to."""
        return ", ".join(self.book.teams[id].title if id in self.book.teams else gettext("everybody") for id in to)

    def brief(self, id: str) -> str:
        """A brief as safe HTML; empty where there is none for this reader."""
        return brief_html(self.book.briefs.get(id, ""))

    @property
    def claims(self) -> dict[str, Any]:
        """The claims whose home is this scenario, levers first, in the order of their numbers."""
        ours = (claim for claim in self.book.claims.values() if claim.home == self.book.scenario.id)
        order = "LMH"
        return {
            c.id: c
            for c in sorted(ours, key=lambda c: (order.find(c.id[0]), int(c.id[1:]) if c.id[1:].isdigit() else 0))
        }

    def homes(self, source: str) -> list[Home]:
        """Whatever this reader may read that cites a claim or a publication."""
        return self._homes.get(source, [])

    @property
    def homed(self) -> set[str]:
        """Every claim and publication that something this reader may read cites."""
        return set(self._homes)

    @cached_property
    def _homes(self) -> dict[str, list[Home]]:
        homes: dict[str, list[Home]] = {}
        for source, kind, id in self._citing():
            home = Home(kind, self.title(kind, id), self.url(kind, id))
            if home not in homes.setdefault(source, []):
                homes[source].append(home)
        return homes

    def _citing(self) -> Iterator[tuple[str, str, str]]:
        for kind, shelf in KINDS.items():
            for id, element in getattr(self.book, shelf).items():
                cited = [*getattr(element, "sources", ())]
                cited += [source for factor in getattr(element, "factors", ()) for source in factor.sources]
                yield from ((source, kind, id) for source in cited)
        yield from ((source, "pacts", "pacts") for source in self.book.pacts.sources)
