"""Every claim lives: an element that cites it, taken out of the content, is missed by the world."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from server.lab.course import Plan, run, worlds
from server.rules import check
from server.umpire.engine import Engine
from server.umpire.layout import Floats
from server.umpire.worlds import World
from tests.rules.shelf import copy
from tests.rules.wedge_strategies import bench, engine

# Plays between which every part of the world is stirred; the first that tells the difference is enough.
STIRRED = ("both", "three_ways", "carrots", "all_at_once")
QUARTERS = 7
CLAIMS = sorted(
    (claim.id for claim in engine().book.claims.values() if claim.home == "wedge-2025"),
    key=lambda id: (id[0], int(id[1:])),
)


def under_every_theory(using: Engine) -> World:
    """One world a theory, with every unknown at the high end of its range, where China lets its help fall least."""
    states = [worlds(using, theory, (1.0,)).to_state() for theory in sorted(engine().layout.theories)]
    return World.from_states(using.layout, states)


@cache
def path(strategy: str) -> Floats:
    """What comes of a strategy while nothing is missing."""
    return run(engine(), bench().plan(strategy), under_every_theory(engine()), QUARTERS).path


@cache
def missed(link: str) -> bool:
    """Whether some play under some theory comes out otherwise without this link."""
    book = engine().book
    links = {id: value for id, value in book.links.items() if id != link}
    theories = {
        id: replace(theory, weights={k: v for k, v in theory.weights.items() if not k.startswith(f"links/{link}.")})
        for id, theory in book.theories.items()
    }
    # It is compiled unchecked: that the whole is sound without a part is not asked here.
    without = Engine(replace(book, links=links, theories=theories))
    return any(
        not np.array_equal(
            run(without, bench().plan(strategy), under_every_theory(without), QUARTERS).path, path(strategy)
        )
        for strategy in STIRRED
    )


@cache
def felt(name: str) -> bool:
    """Whether a card or inject does anything: with its effects emptied it would be as if nobody had played it."""
    there = run(engine(), Plan({1: [name]}), under_every_theory(engine()), QUARTERS).path
    return not np.array_equal(there, path(""))


@pytest.mark.parametrize("link", sorted(engine().book.links))
def test_every_link_is_missed_when_it_is_gone(link: str) -> None:
    assert missed(link)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_deleted_from_its_home_is_missed(claim: str) -> None:
    """A mechanism is looked for in links first, a lever in what can be played."""
    book = engine().book
    moves = [id for shelf in (book.cards, book.injects) for id, element in shelf.items() if claim in element.sources]
    links = [id for id, element in book.links.items() if claim in element.sources]
    homes = [(missed, id) for id in links], [(felt, id) for id in moves]
    assert any(alive(id) for alive, id in (*homes[claim.startswith("L")], *homes[not claim.startswith("L")]))


@pytest.mark.parametrize("policy", sorted(id for id, p in engine().book.policies.items() if "M52" in p.sources))
def test_what_the_american_market_is_worth_to_china_moves_gauges(policy: str) -> None:
    """Without the rules in which Beijing weighs the two markets, the policy that rests on it comes to something else."""
    book = engine().book
    card = next(card for card in book.cards.values() if card.adopts == policy)
    kept = tuple(rule for rule in book.policies[policy].rules if "market_fear" not in rule.by)
    assert kept != book.policies[policy].rules
    less = Engine(replace(book, policies={**book.policies, policy: replace(book.policies[policy], rules=kept)}))
    there, gone = (run(on, Plan({1: [card.id]}), under_every_theory(on), QUARTERS).path for on in (engine(), less))
    assert not np.array_equal(there, gone)


def test_a_die_modifier_is_no_home_of_a_claim(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    for home in ("links/trust_from_tension.yaml", "gauges/world/trust.yaml", "pacts.yaml"):
        (toy / home).write_text((toy / home).read_text().replace("M1, ", ""))
    card = toy / "cards" / "north" / "push.yaml"
    card.write_text(card.read_text().replace("They listen., sources: [judgement]", "They listen., sources: [M1]"))
    assert [fault.what for fault in check(toy).faults] == ["the claim M1 has no home"]
