"""The table itself as an audience may see it: phase and clock, seats, sheets, moves, reasons, rulings, the ending."""

from typing import Any

import msgspec

from .. import odds
from ..decide.late import absent, policy
from ..rulebook import Rulebook
from ..state import Move, Ruling, State
from .board import told
from .viewer import Viewer


def game(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Turn, phase, clock and the sentence that says what to do now, by role."""
    play = state.play
    calendar = book.calendar(state.calendar)
    plan = book.phase(play.phase)
    in_play = state.stage == "play"
    return {
        "game": state.game,
        "stage": state.stage,
        "locked": state.locked,
        "turn": play.turn,
        "label": calendar.labels[play.turn - 1] if play.turn else "",
        "phase": play.phase if in_play else "",
        "phase_title": plan.title if in_play else "",
        "closes": plan.closes if in_play else "",
        "clock": msgspec.to_builtins(play.clock),
        "do_now": _do_now(book, state, who),
        "hints": _hints(book, state, who),
        "era": state.era,
        "commitment": state.commitment,
    }


def _do_now(book: Rulebook, state: State, who: Viewer) -> dict[str, str]:
    if state.stage != "play":
        return {}
    plan = book.phase(state.play.phase)
    return {role: plan.do_now[role] for role in _roles(who) if role in plan.do_now}


def _hints(book: Rulebook, state: State, who: Viewer) -> dict[str, list[str]]:
    if state.stage != "play":
        return {}
    plan = book.phase(state.play.phase)
    return {role: list(plan.hints[role]) for role in _roles(who) if role in plan.hints}


def _roles(who: Viewer) -> tuple[str, ...]:
    """Those who share this sight and are told what to do."""
    roles = {"team": ("lead", "member"), "umpire": ("umpire",), "projector": ("projector",)}
    return roles.get(who.kind, ("observer",))


def seats(state: State) -> dict[str, Any]:
    """Who sits where; everybody may know that."""
    return {
        seat.id: {
            "name": seat.name,
            "role": seat.role,
            "team": seat.team,
            "bot": seat.bot,
            "doctrine": seat.doctrine,
            "paused": seat.paused,
        }
        for seat in state.seats.values()
        if not seat.gone
    }


def sheets(book: Rulebook, state: State) -> dict[str, bool]:
    """Whether each team has sealed: the one thing everybody may know of a sheet before the reveal."""
    return {team: team in state.play.sheets for team in book.scenario.teams}


def at_close(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """What a close would do to each unsealed sheet; of this a team learns only what concerns itself."""
    shown = {}
    for team in book.scenario.teams if who.kind == "umpire" else (who.team,):
        ruled = state.play.at_close.get(team)
        shown[team] = {
            "policy": policy(book, state, team),
            "absent": absent(state, team),
            "by": ruled.by if ruled else "",
            "reason": ruled.reason if ruled else "",
        }
    return shown


def dropped(state: State, who: Viewer) -> dict[str, Any]:
    """Why an unsealed draft, or a part of it, was not played this turn: its team reads why, the umpire only for which teams."""
    found = state.play.dropped
    if who.kind == "umpire":
        return {team: {"says": ""} for team in found}
    return {who.team: {"says": found[who.team]}} if who.team in found else {}


def own_sheet(state: State, who: Viewer) -> dict[str, Any] | None:
    """The team's own sealed sheet."""
    sheet = state.play.sheets.get(who.team)
    if sheet is None:
        return None
    return {
        "turn": sheet.turn,
        "manner": sheet.manner,
        "at": sheet.at,
        "moves": msgspec.to_builtins(sheet.moves),
    }


def moves(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """The revealed moves this audience knows of, of every turn."""
    return {move.id: _move(book, move) for move in state.play.moves.values() if told(state, who, move)}


def _move(book: Rulebook, move: Move) -> dict[str, Any]:
    draft: dict[str, Any] = msgspec.to_builtins(move.draft)
    parameters = book.cards[move.draft.card].parameters if move.draft.card else ()
    return {
        "turn": move.turn,
        "team": move.team,
        "slot": move.slot,
        **draft,
        # Who does not hold the card could not say what its numbers mean.
        "settings": [{"title": p.title, "unit": p.unit, "value": draft["parameters"][p.id]} for p in parameters],
        "covert": move.covert,
        "detected_by": list(move.detected_by),
    }


def reasons(state: State, who: Viewer) -> dict[str, Any]:
    """Reasons filed on the moves this audience knows of."""
    return {
        reason.id: {
            "move": reason.move,
            "team": reason.team,
            "side": reason.side,
            "text": reason.text,
            "weight": reason.weight,
            "at": reason.at,
        }
        for reason in state.play.reasons.values()
        if told(state, who, state.play.moves[reason.move])
    }


def rulings(state: State, who: Viewer) -> dict[str, Any]:
    """Rulings on the moves this audience knows of: the umpire's at once, everybody else's with the results."""
    play = state.play
    shown = {}
    for ruling in play.rulings.values():
        move = play.moves[ruling.move]
        public = move.turn < play.turn or play.phase == "results" or state.stage == "over"
        if who.knows_move(move) and (who.kind == "umpire" or public):
            shown[ruling.move] = ruling_item(ruling)
    return shown


def ruling_item(ruling: Ruling) -> dict[str, Any]:
    """A ruling with its chance in words, and what it was before it was overruled."""
    return {
        "method": ruling.method,
        "factors": msgspec.to_builtins(ruling.factors),
        "chance": ruling.chance,
        "words": odds.in_words(ruling.chance) if ruling.chance is not None else "",
        "rolls": list(ruling.rolls),
        "dice": ruling.dice,
        "degree": ruling.degree,
        "their_points": ruling.their_points,
        "votes": list(ruling.votes) if ruling.votes else None,
        "expert": ruling.expert,
        "reason": ruling.reason,
        "by": ruling.by,
        "before": msgspec.to_builtins(ruling.before),
    }


def theory(book: Rulebook, state: State) -> dict[str, str]:
    """Whose account of the world holds in this game; a rulebook without theories has only its own."""
    held = book.theories.get(state.play.world.theory)
    return {"title": held.title, "text": held.text, "author": held.author} if held else {}


def ending(book: Rulebook, state: State) -> dict[str, Any] | None:
    """Scores, unknowns, the theory and the dice secret, once the game is over; then they are everybody's.

    Of a game that was put away before it began, the secret alone.
    """
    end = state.ending
    if end is None:
        return None
    return {
        "reason": end.reason,
        "secret": end.secret,
        "theory": theory(book, state) if state.play.turn else {},
        "unknowns": {
            book.unknowns[unknown].title: {
                "value": round(value, 3),
                "low": book.unknowns[unknown].low,
                "high": book.unknowns[unknown].high,
            }
            for unknown, value in sorted(end.unknowns.items())
        },
        "scores": [
            {
                "objective": score.objective,
                "title": book.objectives[score.objective].title,
                "team": score.team,
                "score": score.score,
                "says": score.says,
            }
            for score in end.scores
        ],
    }
