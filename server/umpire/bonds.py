"""Pacts in many futures: in force where they were signed, watched as `decide.watch` watches them, kept or breached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import effects
from .conduct import Doctrine, Undertaking
from .content import Effect
from .doctrine import View, answered, offered
from .engine import Engine
from .here import Kept
from .layout import Flags
from .parts import ClauseDraft
from .state import Pact
from .world import Cause
from .worlds import World

Clauses = Sequence[Undertaking | ClauseDraft]
Plays = Callable[[str, str, frozenset[str]], Flags]


@dataclass(slots=True)
class Bond:
    """A pact: `where` it is in force, and for each clause where it is done already."""

    title: str
    proposer: str
    parties: tuple[str, ...]
    clauses: Clauses
    until: int
    where: Flags
    done: list[Flags]


def standing(pact: Pact, n: int) -> Bond:
    """A pact in force in every world."""
    done = [np.full(n, place in pact.done) for place in range(len(pact.clauses))]
    return Bond(pact.title, pact.proposer, pact.parties, pact.clauses, pact.until, np.ones(n, np.bool_), done)


def demands(bonds: Sequence[Bond], team: str, kind: str, n: int) -> dict[str, Flags]:
    """By card, where a team's pacts hold it to clauses of a kind that are not done yet."""
    found: dict[str, Flags] = {}
    for bond in bonds:
        for clause, done in zip(bond.clauses, bond.done, strict=True):
            if clause.party == team and clause.kind == kind:
                found[clause.card] = found.get(clause.card, np.zeros(n, np.bool_)) | bond.where & ~done
    return found


def follows(engine: Engine, world: World, effects_of: Sequence[Effect], bond: Bond, team: str, where: Flags) -> None:
    """Put on its way what the rulebook says follows for a party."""
    if where.any():
        party = engine.book.teams[team].budget
        cause = Cause("pact", f"pacts/{bond.proposer}", team)
        effects.put(engine, world, effects_of, cause, where=where, party=party)


def negotiated(
    engine: Engine,
    world: World,
    doctrines: Mapping[str, Doctrine],
    views: Mapping[str, View],
    bonds: Sequence[Bond],
    turn: int,
    turns: int,
) -> list[Bond]:
    """The pacts that doctrines offer and sign in a turn, with what follows at once; none that is in force is made again."""
    made = []
    for team, doctrine in doctrines.items():
        for offer, where in offered(engine, doctrine, views[team]):
            if offer.to not in doctrines:
                continue
            for bond in bonds:
                if (bond.title, bond.proposer) == (offer.title, team):
                    where = where & ~bond.where
            signed = np.zeros(world.n, np.bool_)
            for answer, fits in answered(engine, doctrines[offer.to], views[offer.to], team):
                if answer.sign:
                    signed |= fits
            where = where & signed
            if where.any():
                done = [np.zeros(world.n, np.bool_) for _ in offer.clauses]
                parties = tuple(sorted((team, offer.to)))
                until = min(turns, turn + offer.turns - 1)
                made.append(Bond(offer.title, team, parties, offer.clauses, until, where, done))
    for bond in made:
        for party in bond.parties:
            follows(engine, world, engine.book.pacts.on_signed, bond, party, bond.where)
    return made


def judge(engine: Engine, world: World, bond: Bond, turn: int, plays: Plays) -> None:
    """Say at the end of a turn where the pact is kept and where breached, with all that follows.

    `plays(party, card, others)` tells where the party played the card and one of the others knows it.
    """
    last = bond.until <= turn
    rules = engine.book.pacts
    blame: dict[str, Flags] = {}
    for place, clause in enumerate(bond.clauses):
        broken: Any
        others = frozenset(bond.parties) - {clause.party}
        match clause.kind:
            case "plays":
                bond.done[place] = bond.done[place] | plays(clause.party, clause.card, others)
                broken = ~bond.done[place] & last
            case "does_not_play":
                broken = plays(clause.party, clause.card, others)
            case "keeps":
                value = Kept(world.values)[engine.layout.gauge_at[clause.gauge]]
                broken = np.zeros(world.n, np.bool_)
                if clause.high is not None:
                    broken = broken | (value > clause.high)
                if clause.low is not None:
                    broken = broken | (value < clause.low)
        blame[clause.party] = blame.get(clause.party, np.zeros(world.n, np.bool_)) | broken
    sound = ~np.logical_or.reduce(list(blame.values()))
    for team, guilty in sorted(blame.items()):
        follows(engine, world, rules.on_breached, bond, team, bond.where & guilty)
    if last:
        for team in sorted(bond.parties):
            follows(engine, world, rules.on_kept, bond, team, bond.where & sound)
    bond.where = bond.where & sound & (not last)
