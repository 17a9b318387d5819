"""How well each seat hears the table, as its own page measured it when its person pressed "I can hear you"."""

from typing import Any, Literal

import msgspec

Trouble = Literal["lost", "slow", "polling", "dropped", "clock"]

SLOW_MS = 400
"""A round trip beyond which writing together feels slow."""

CLOCK_MS = 60_000
"""How far a device's own clock may be wrong before somebody looking at it wonders."""

DROPPED_S = 120
"""A line lost this lately may well be lost again."""

_A_DAY_S = 24 * 3600
_FOR_EVER_MS = 100 * 365 * _A_DAY_S * 1000


class Heard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page measured: round trip and how far its clock is behind in ms, its transport, seconds since its line was lost."""

    round_trip: int
    offset: int
    transport: Literal["websocket", "polling"]
    dropped: int | None = None


def heard(round_trip: Any, offset: Any, transport: Any, dropped: Any) -> Heard | None:
    """Read what a page says it measured; None where it cannot be so."""
    said = {"round_trip": round_trip, "offset": offset, "transport": transport, "dropped": dropped}
    try:
        found = msgspec.convert(said, Heard)
    except msgspec.ValidationError:
        return None
    sane = 0 <= found.round_trip <= _A_DAY_S * 1000 and abs(found.offset) <= _FOR_EVER_MS
    return found if sane and (found.dropped is None or 0 <= found.dropped <= _A_DAY_S) else None


def troubles(found: Heard, *, online: bool) -> list[Trouble]:
    """What is wrong with a line, the worst first; empty where all is well."""
    checks: tuple[tuple[Trouble, bool], ...] = (
        ("lost", not online),
        ("slow", found.round_trip > SLOW_MS),
        ("polling", found.transport == "polling"),
        ("dropped", found.dropped is not None and found.dropped < DROPPED_S),
        ("clock", abs(found.offset) > CLOCK_MS),
    )
    return [name for name, wrong in checks if wrong]


def told(found: Heard, *, online: bool) -> dict[str, Any]:
    """A seat's line as the umpire is told of it."""
    return {**msgspec.structs.asdict(found), "troubles": troubles(found, online=online)}
