"""What a bot has yet to do, read off its own sight alone, so that one that was paused or restarted takes up where it was.

An errand has a name, by which it is known again, and is worked out only when its time has come.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from server.table.drafts import Kept
from server.umpire.orders import AnyOrder

from .doctrinaire import DoctrineBot

Sections = dict[str, Any]
Work = Callable[[], tuple[AnyOrder, ...]]

DRAFT = "draft"
_DRAFTING = ("deliberate", "negotiate")
_TALKING = ("brief", "deliberate", "negotiate", "seal", "contest", "results")


class Known(NamedTuple):
    """All that a bot is given: its team's sight, the team's draft, and what only its own seat knows."""

    seat: str
    sight: Sections
    draft: Kept
    mine: Sections


def errands(bot: DoctrineBot, known: Known) -> dict[str, Work]:
    """What is still to be done in this phase, by name. A draft is given as the sheet it would seal."""
    game = known.sight["game"]
    if game["stage"] != "play" or not game["clock"]["running"]:
        return {}
    found = dict(_answers(bot, known.sight, game["phase"]))
    match game["phase"]:
        case "deliberate" | "negotiate" | "seal":
            found.update(_sheet(bot, known, game["phase"]))
        case "contest":
            found.update(_contest(bot, known))
        case _:
            pass
    return found


def _sheet(bot: DoctrineBot, known: Known, phase: str) -> Iterator[tuple[str, Work]]:
    sight = known.sight
    if phase == "negotiate":
        yield "cables", lambda: tuple(bot.cables(sight))
        yield "pacts", lambda: tuple(bot.pacts(sight))
    if sight["sheets"][bot.team]:
        return
    if phase in _DRAFTING and not known.draft.rev:
        yield DRAFT, lambda: (bot.sheet(sight),)
    # What people have written is theirs: it is sealed as it stands when the phase closes, never overwritten by a bot.
    if phase == "seal" and known.draft.by in ("", known.seat):
        yield "seal", lambda: (bot.sheet(sight),)


def _answers(bot: DoctrineBot, sight: Sections, phase: str) -> Iterator[tuple[str, Work]]:
    if phase in _TALKING:
        for reply in bot.replies(sight):
            yield f"reply {reply.answers}", lambda reply=reply: (reply,)
    if phase in (*_DRAFTING, "seal"):
        for pact in bot.unsigned(sight):
            yield f"answer {pact}", lambda pact=pact: tuple(bot.answer(sight, pact))


def _contest(bot: DoctrineBot, known: Known) -> Iterator[tuple[str, Work]]:
    argued = {reason["move"] for reason in known.sight["reasons"].values() if reason["team"] == bot.team}
    for reason in bot.reasons(known.sight):
        if reason.move not in argued:
            yield f"argue {reason.move}", lambda reason=reason: (reason,)
    shown = {move for move, estimates in known.sight["estimates"].items() if "median" in estimates}
    for estimate in bot.estimates(known.sight):
        if estimate.move not in known.mine["estimates"] and estimate.move not in shown:
            yield f"estimate {estimate.move}", lambda estimate=estimate: (estimate,)
