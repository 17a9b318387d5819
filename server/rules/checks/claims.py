"""Sources that resolve, and claims that have a home: an element has a claim when its `sources` lists the claim's id.

A die modifier or a doctrine is no home: both may be gone and the world runs on as before. What a claim asserts has to be in what
the engine carries out.
"""

import msgspec

from server.umpire.conduct import Doctrine
from server.umpire.content import Card, Inject, Objective, Sourced

from ..draft import Draft, Page
from ..fault import Fault, probably
from ..tree import Step

JUDGEMENT = "judgement"


class Count(msgspec.Struct, frozen=True):
    """The claims of one scenario: how many there are, which have no home, which levers nobody can play.

    `bare` are elements with figures that cite claims alone: the essays give no figures, so these rest on nothing.
    """

    claims: int = 0
    homeless: tuple[str, ...] = ()
    levers: int = 0
    idle: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


def count(draft: Draft) -> Count:
    """Count the claims whose home is this scenario."""
    ours = sorted((claim.id for claim in draft.claims.found.values() if claim.home == draft.name), key=_in_order)
    cited: set[str] = set()
    played: set[str] = set()
    for element, _ in draft.sourced():
        if not isinstance(element, Doctrine):
            cited.update(element.sources)
    for shelf in (draft.cards, draft.injects):
        for element, _ in shelf.read():
            played.update(element.sources)
    levers = [id for id in ours if id.startswith("L")]
    return Count(
        claims=len(ours),
        homeless=tuple(id for id in ours if id not in cited),
        levers=len(levers),
        idle=tuple(id for id in levers if id not in played),
        bare=tuple(page.file for element, page in draft.sourced() if _bare(draft, element)),
    )


def _in_order(id: str) -> tuple[str, int]:
    return id[0], int(id[1:]) if id[1:].isdigit() else 0


def _bare(draft: Draft, element: Sourced) -> bool:
    if isinstance(element, Objective):
        return False
    figures = not isinstance(element, Card | Inject) or bool(element.effects or getattr(element, "cost", ()))
    return figures and all(source in draft.claims for source in element.sources)


def check_sources(draft: Draft) -> None:
    """Find sources that lead nowhere, levers nobody can play and, in a complete scenario, claims without a home."""
    known = [JUDGEMENT, *draft.claims, *draft.publications]
    for element, page in draft.sourced():
        _resolve(draft, page, (), element.sources, known)
        for place, factor in enumerate(getattr(element, "factors", ())):
            _resolve(draft, page, ("factors", place), factor.sources, known)
    for claim, page in draft.claims.read():
        for place, name in enumerate(claim.source):
            if name not in draft.publications and draft.publications.pages:
                draft.wrong(
                    page, ("source", place), f"there is no publication {name!r}", probably(name, draft.publications)
                )
    # What nobody cites can be told only once everything can be read.
    found = count(draft) if draft.whole else Count()
    for id in found.idle:
        what, meant = f"nobody can play the lever {id}", f"name {id} under `sources` of the card that plays it"
        draft.wrong(draft.claims.pages[id], (), what, meant)
    if draft.complete:
        for id in (id for id in found.homeless if id not in found.idle):
            what, meant = f"the claim {id} has no home", f"name {id} under `sources` of what carries it out"
            draft.wrong(draft.claims.pages[id], (), what, meant)
        for element, page in draft.sourced():
            if _bare(draft, element):
                what, meant = "its figures have no source: claims give none", "cite a publication, or add `judgement`"
                draft.wrong(page, ("sources",), what, meant)
    if not draft.claims.pages and not draft.publications.pages:
        draft.faults.append(Fault("sources.yaml", 1, "there are no sources", "write sources.yaml beside the scenario"))


def _resolve(draft: Draft, page: Page, steps: tuple[Step, ...], sources: tuple[str, ...], known: list[str]) -> None:
    if not sources:
        draft.wrong(page, (*steps, "sources"), "nothing is named as a source", "a claim, a publication, or `judgement`")
    for place, name in enumerate(sources):
        # Without any sources at all one fault says so; an echo from every element would hide the rest.
        if name not in known and len(known) > 1:
            what = f"the source {name!r} resolves to nothing"
            draft.wrong(page, (*steps, "sources", place), what, probably(name, known))
