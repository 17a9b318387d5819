"""The sections of a sight: who gets each, what of the state it is made from, and who makes it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ..model import Engine
from ..state import State
from . import board, content, control, estimates, ground, inquiries, standing, table, talk, watching
from .viewer import AUDIENCE_KINDS, Kind, Viewer

Reads = Callable[[State], tuple[object, ...]]


class Section(NamedTuple):
    """One section. As long as everything it reads is the same object, so is what it makes."""

    name: str
    kinds: tuple[Kind, ...]
    reads: Reads
    make: Callable[[Engine, State, Viewer], Any]
    # For what only grows: how to make it anew from what it read and gave last time.
    again: Callable[[State, Viewer, tuple[Any, ...], Any], Any] | None = None


_TEAM: tuple[Kind, ...] = ("team",)
_UMPIRE: tuple[Kind, ...] = ("umpire",)
_SCORING: tuple[Kind, ...] = ("umpire", "analyst")
_READING: tuple[Kind, ...] = ("umpire", "team", "analyst", "observer")


def _moves(state: State) -> tuple[object, ...]:
    play = state.play
    return (
        play.moves,
        play.shown,
        play.reasons,
        play.estimates,
        play.opened,
        play.rulings,
        play.phase,
        play.turn,
        state.stage,
    )


def _world(state: State) -> tuple[object, ...]:
    play = state.play
    return (play.world, play.results, play.moves, play.pacts, play.news)


SECTIONS: tuple[Section, ...] = (
    Section("book", AUDIENCE_KINDS, lambda s: (s.calendar,), lambda e, s, w: content.book(e.book, s, w)),
    Section(
        "game",
        AUDIENCE_KINDS,
        lambda s: (s.play.turn, s.play.phase, s.play.clock, s.stage, s.locked, s.era),
        lambda e, s, w: table.game(e.book, s, w),
    ),
    Section("seats", AUDIENCE_KINDS, lambda s: (s.seats,), lambda e, s, w: table.seats(s)),
    Section("sheets", AUDIENCE_KINDS, lambda s: (s.play.sheets,), lambda e, s, w: table.sheets(e.book, s)),
    Section("moves", AUDIENCE_KINDS, _moves, lambda e, s, w: table.moves(e.book, s, w)),
    Section("reasons", AUDIENCE_KINDS, _moves, lambda e, s, w: table.reasons(s, w)),
    Section(
        "estimates",
        AUDIENCE_KINDS,
        lambda s: (*_moves(s), s.seats, s.estimates),
        lambda e, s, w: estimates.estimates(e.book, s, w),
    ),
    Section("rulings", AUDIENCE_KINDS, _moves, lambda e, s, w: table.rulings(s, w)),
    Section("gauges", AUDIENCE_KINDS, _world, lambda e, s, w: ground.gauges(e.book, s, w)),
    Section("results", AUDIENCE_KINDS, _world, lambda e, s, w: ground.results(e.book, s, w)),
    Section(
        "policies",
        AUDIENCE_KINDS,
        lambda s: (*_world(s), s.play.turn, s.play.revoked),
        lambda e, s, w: standing.policies(e.book, s, w),
    ),
    Section(
        "cables",
        AUDIENCE_KINDS,
        lambda s: (s.cables, s.handling),
        lambda e, s, w: talk.cables(s, w),
        lambda s, w, read, made: talk.cables(s, w, (*read, made)),
    ),
    Section("pacts", AUDIENCE_KINDS, lambda s: (s.play.pacts,), lambda e, s, w: talk.pacts(e.book, s, w)),
    Section("news", AUDIENCE_KINDS, lambda s: (s.play.news, s.stepped), lambda e, s, w: talk.news(s, w)),
    Section(
        "ending", AUDIENCE_KINDS, lambda s: (s.ending, s.play.world.theory), lambda e, s, w: table.ending(e.book, s)
    ),
    Section("sheet", _TEAM, lambda s: (s.play.sheets,), lambda e, s, w: table.own_sheet(s, w)),
    Section("dropped", ("umpire", "team"), lambda s: (s.play.dropped,), lambda e, s, w: table.dropped(s, w)),
    Section(
        "at_close",
        ("umpire", "team"),
        lambda s: (s.seats, s.play.at_close),
        lambda e, s, w: table.at_close(e.book, s, w),
    ),
    Section(
        "inquiries",
        ("umpire", "analyst"),
        lambda s: (s.play.moves, s.play.results, s.play.pacts, s.notes),
        lambda e, s, w: inquiries.inquiries(e.book, s, w),
    ),
    Section("hand", _TEAM, lambda s: (s.play.world, s.play.pacts, s.play.turn), ground.hand),
    Section("queue", _UMPIRE, lambda s: (s.play.proposals, s.play.rulings), lambda e, s, w: control.queue(s)),
    Section(
        "runsheet",
        _UMPIRE,
        lambda s: (
            *(s.play.news, s.play.held, s.play.offered, s.play.world, s.plans),
            *(s.play.turn, s.play.phase, s.stage),
        ),
        lambda e, s, w: control.runsheet(e, s),
    ),
    Section(
        "board",
        ("umpire", "projector"),
        lambda s: (s.board, s.play.shown, s.play.moves, s.play.phase, s.play.turn, s.stage),
        lambda e, s, w: board.board(e.book, s, w),
    ),
    Section("checkpoints", _UMPIRE, lambda s: (s.checkpoints, s.play), lambda e, s, w: control.checkpoints(s)),
    Section("notes", _READING, lambda s: (s.notes, s.stage), lambda e, s, w: watching.notes(s, w)),
    Section("note_counts", _UMPIRE, lambda s: (s.notes,), lambda e, s, w: watching.note_counts(e.book, s)),
    Section(
        "answers",
        _SCORING,
        lambda s: (s.answers, s.play.turn, s.play.phase, s.stage),
        lambda e, s, w: watching.answers(e.book, s, w),
    ),
    Section("survey", _READING, lambda s: (s.survey, s.stage), lambda e, s, w: watching.survey(e.book, s, w)),
    Section(
        "scored", _READING, lambda s: (s.play.rulings, s.play.moves, s.stage), lambda e, s, w: estimates.scored(s, w)
    ),
    Section("theory", _UMPIRE, lambda s: (s.play.world.theory,), lambda e, s, w: table.theory(e.book, s)),
    Section("prepared", _UMPIRE, lambda s: (s.prepared,), lambda e, s, w: control.prepared(s)),
    Section("sealed", _UMPIRE, lambda s: (s.play.sheets,), lambda e, s, w: control.sealed(s)),
)
