"""What a seat may ask of the futures, read from the wire: the umpire about the game as it is, a team about its own move."""

from typing import Any, Literal

import msgspec

from server.umpire.decide.case import Case
from server.umpire.decide.sheets import sift
from server.umpire.dice import KeyedDice
from server.umpire.engine import Engine
from server.umpire.given import Given as Facts
from server.umpire.parts import PLAYERS, WHITE_CELL, MoveDraft
from server.umpire.questions import Degrees, Odds, Outlook
from server.umpire.refusals import Refusal, refusal
from server.umpire.sight.supposed import supposed
from server.umpire.sight.viewer import viewer
from server.umpire.start import Given, given_of, of_state
from server.umpire.state import State

from .ahead import Asked, asked
from .sessions import Seated

# How many futures: enough for steady percentiles and means, few enough to wait for.
_OUTLOOK = 2000
_EACH_DEGREE = 300
_ODDS = 1000
_MOST_GAUGES = 12


class _Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What may stand in `ask`."""


class AskOutlook(_Ask, frozen=True, tag="outlook"):
    """Bands of gauges (the headline ones if none is named), with the sheets as sealed or all left to doctrines."""

    gauges: tuple[str, ...] = ()
    sheets: Literal["given", "doctrines"] = "given"


class AskDegrees(_Ask, frozen=True, tag="degrees"):
    """What each degree of this turn's sealed moves would change by the end."""


class AskOdds(_Ask, frozen=True, tag="odds"):
    """What one's own team may hope for of a move."""

    move: MoveDraft


def read_ask(raw: Any) -> AskOutlook | AskDegrees | AskOdds | Refusal:
    """Read an `ask` from the wire, strictly; a Refusal says which field is wrong."""
    try:
        ask: AskOutlook | AskDegrees | AskOdds = msgspec.convert(raw, AskOutlook | AskDegrees | AskOdds)
    except msgspec.ValidationError as wrong:
        return Refusal("MalformedOrder", f"The question could not be read: {wrong}. Reload the page if this persists.")
    return ask


def question(engine: Engine, state: State, seated: Seated, ask: AskOutlook | AskDegrees | AskOdds) -> Asked | Refusal:
    """Put the question of a seat, made only of what that seat may know; or refuse it."""
    roles = PLAYERS if isinstance(ask, AskOdds) else WHITE_CELL
    if seated.role not in roles:
        own = isinstance(ask, AskOdds)
        only = "Only a team may ask about its moves." if own else "Only the white cell may ask about the game as it is."
        return refusal("WrongSeat", only)
    if state.stage == "over":
        return refusal("GameNotRunning", "The game is over: no turn is left to look ahead to.")
    try:
        match ask:
            case AskOutlook():
                return _outlook(engine, state, ask)
            case AskDegrees():
                return _degrees(engine, state)
            case AskOdds():
                return _odds(engine, state, seated, ask.move)
    except ValueError as wrong:
        return refusal("GameNotRunning", f"{str(wrong)[:1].upper()}{str(wrong)[1:]}.")


def _outlook(engine: Engine, state: State, ask: AskOutlook) -> Asked | Refusal:
    book = engine.book
    gauges = ask.gauges or book.scenario.headline_gauges
    unknown = [gauge for gauge in gauges if gauge not in book.gauges]
    if unknown:
        return refusal("UnknownGauge", f"There is no gauge {unknown[0]!r}. Choose from the list.")
    if len(set(gauges)) > _MOST_GAUGES:
        return refusal(
            "UnknownGauge", f"{len(set(gauges))} gauges are too many for one look; choose up to {_MOST_GAUGES}."
        )
    return asked(
        engine,
        Outlook(
            start=of_state(engine, state),
            n=_OUTLOOK,
            doctrines=_playing(state),
            given=given_of(state) if ask.sheets == "given" else Given(),
            gauges=tuple(dict.fromkeys(gauges)),
        ),
    )


def _degrees(engine: Engine, state: State) -> Asked | Refusal:
    given = given_of(state)
    if not any(given.sheets.values()):
        return refusal("UnknownMove", "No move is sealed that has not taken effect, so there is nothing to compare.")
    start = of_state(engine, state)
    return asked(engine, Degrees(start=start, n=_EACH_DEGREE, doctrines=_playing(state), given=given))


def _odds(engine: Engine, state: State, seated: Seated, move: MoveDraft) -> Asked | Refusal:
    if not move.card:
        return refusal("UnknownCard", "What a move of your own would do is for the umpire to say; ask this of a card.")
    facts = Facts(seat=seated.seat, id="", at=0)
    case = Case(engine, state, facts, KeyedDice(b""), state.seats.get(seated.seat))
    checked, wrong = sift(case, seated.team, (move,))
    if wrong:
        return wrong[1]
    # Of the words only whether there is an argument counts, so no other word leaves the table.
    bare = msgspec.structs.replace(checked[0], title="", text="", reason="argued" if checked[0].reason else "")
    # What a move costs is certain and stands beside it; it would only crowd out what is not.
    purse = set(engine.book.teams[seated.team].budget.values())
    return asked(
        engine,
        Odds(
            start=supposed(engine, state, seated.team),
            n=_ODDS,
            doctrines=_playing(state),
            team=seated.team,
            move=bare,
            gauges=tuple(sorted(viewer(engine.book, seated.audience).gauges - purse)),
        ),
    )


def _playing(state: State) -> dict[str, str]:
    """The doctrines that sit at the table, which everybody sees; the scenario's choice plays the other teams' futures."""
    return {seat.team: seat.doctrine for seat in state.seats.values() if seat.doctrine and not seat.gone}
