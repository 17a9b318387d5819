"""What those who watch keep and what people answer: each for its author alone, until it is published, closed or over."""

from collections import Counter
from typing import Any

import msgspec

from .. import odds
from ..asked import Question
from ..brier import given_so_far
from ..content import PHASES
from ..observing import Answer, Note, Reply
from ..parts import ROLES, WHITE_CELL
from ..rulebook import Rulebook
from ..state import State
from .estimates import own_score
from .viewer import Viewer, seen_from

_REVEALED = PHASES.index("contest")


def notes(state: State, who: Viewer) -> dict[str, Any]:
    """Published notes, for those who watch at once and for teams after the end; the white cell reads its own as well."""
    if who.kind == "team" and state.stage != "over":
        return {}
    return {one.id: note(one) for one in state.notes if _readable(one, who)}


def _readable(one: Note, who: Viewer) -> bool:
    return bool(one.published_at) or (who.kind == "umpire" and one.role in WHITE_CELL)


def note(one: Note) -> dict[str, Any]:
    """One note as its author and its readers see it."""
    return {field: value for field, value in msgspec.to_builtins(one).items() if field != "role"}


def asked(book: Rulebook) -> dict[str, Any]:
    """What the scenario asks, and the words of every chance, for the screens: nothing of it is secret."""
    found = book.asked
    return {
        "note_tags": _titled(found.note_tags),
        "questions": [_question(one) for one in found.questions],
        "survey": [_question(one) for one in found.survey],
        "survey_to": found.survey_to,
        "outlier_percent": found.outlier_percent,
        "odds": [{"to": to, "words": words} for to, words in odds.WORDS],
    }


def _question(one: Question) -> dict[str, Any]:
    roles = [role for role in ROLES if one.asks(role)]
    fields = {name: getattr(one, name) for name in ("id", "title", "kind", "phase", "low", "high")}
    return {**fields, "to": roles, "options": _titled(one.options)}


def _titled(titles: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": id, "title": title} for id, title in titles.items()]


def note_counts(book: Rulebook, state: State) -> dict[str, Any]:
    """How many notes each seat keeps unpublished, and how many carry an offered tag: all the umpire knows of them."""
    kept = [one for one in state.notes if not _readable(one, Viewer("umpire", "", frozenset()))]
    tags = Counter(tag for one in kept for tag in one.tags if tag in book.asked.note_tags)
    return {"seats": dict(sorted(Counter(one.seat for one in kept).items())), "tags": dict(sorted(tags.items()))}


def answers(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Answers by turn and question: the umpire reads them when the phase that asks is over, analysts after the end."""
    if who.kind == "analyst" and state.stage != "over":
        return {}
    items: dict[str, Any] = {}
    for answer in state.answers:
        key = f"{answer.turn}.{answer.question}"
        item = items.setdefault(key, {"question": answer.question, "turn": answer.turn, "count": 0, "values": {}})
        item["count"] += 1
        if _asked_no_more(book, state, answer):
            item["values"][answer.seat] = answer.value
    return items


def _asked_no_more(book: Rulebook, state: State, answer: Answer) -> bool:
    question = book.asked.question(answer.question)
    now = (state.play.turn, state.play.phase)
    return state.stage == "over" or question is None or now != (answer.turn, question.phase)


def survey(book: Rulebook, state: State, who: Viewer) -> dict[str, Any] | None:
    """The survey once the game is over: how long it is open and how many answered; what they said only when it is closed.

    An anonymous answer has no seat, and answers stand in the order of what they say, so that no place in the list is a name.
    """
    found = state.survey
    if found is None or state.stage != "over":
        return None
    reads = bool(found.closed_at) and (who.kind in ("umpire", "analyst") or book.asked.survey_to == "all")
    counts = Counter(reply.question for reply in found.replies)
    return {
        "until": found.until,
        "closed_at": found.closed_at,
        "counts": {question.id: counts[question.id] for question in book.asked.survey},
        "replies": {question.id: _replies(found.replies, question.id) for question in book.asked.survey}
        if reads
        else None,
    }


def _replies(replies: tuple[Reply, ...], question: str) -> list[dict[str, Any]]:
    found = [
        {"value": reply.value, "seat": "" if reply.anonymous else reply.seat}
        for reply in replies
        if reply.question == question and reply.value is not None
    ]
    return sorted(found, key=lambda one: (str(one["value"]), str(one["seat"])))


def mine(state: State, seat: str) -> dict[str, Any]:
    """What only this one seat may know: its own estimates, notes, answers and guesses, and after the end its own score."""
    play, survey = state.play, state.survey
    found = state.seats.get(seat)
    who = seen_from(found) if found else Viewer("observer", "", frozenset())
    return {
        "estimates": {e.move: e.chance for e in given_so_far(state) if e.seat == seat},
        "notes": [note(one) for one in state.notes if one.seat == seat],
        "answers": {one.question: one.value for one in state.answers if one.seat == seat and one.turn == play.turn},
        "guesses": [_guess(state, one, who) for one in state.answers if one.seat == seat and _revealed(state, one)],
        "survey": {
            one.question: {"value": one.value, "anonymous": one.anonymous}
            for one in (survey.replies if survey else ())
            if one.seat == seat
        },
        "score": own_score(state, seat, who),
    }


def _revealed(state: State, answer: Answer) -> bool:
    play = state.play
    return isinstance(answer.value, dict) and (answer.turn < play.turn or PHASES.index(play.phase) >= _REVEALED)


def _guess(state: State, answer: Answer, who: Viewer) -> dict[str, Any]:
    """A guess against what this seat may know of the moves: nobody learns of a covert one by having guessed it."""
    assert isinstance(answer.value, dict)
    known = [move for move in state.play.moves.values() if move.turn == answer.turn and who.knows_move(move)]
    cards = {team: {move.draft.card for move in known if move.team == team} - {""} for team in answer.value}
    hits = sorted(team for team, card in answer.value.items() if (card in cards[team] if card else not cards[team]))
    return {"question": answer.question, "turn": answer.turn, "cards": answer.value, "hits": hits}
