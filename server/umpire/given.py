"""What the table gives decide along with an order: facts that the engine may not fetch itself."""

from typing import Literal

import msgspec

from .parts import MoveDraft

Grant = Literal["none", "player", "white_cell"]


class Given(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Recorded with the entry, so that `verify` can decide again.

    `seat` is the ordering seat's id, `clock` for the server's clock, `host` for the machine's operator; `id` the command id;
    `at` game time in ms; `grant` what the join link allows; `drafts` each team's draft as it stood at the close of the phase,
    `stand_ins` the sheets that doctrines would seal then for teams whose policy says so;
    `commitment` the hex commitment of a new game's dice; `edition` its rulebook's.
    """

    seat: str
    id: str
    at: int
    grant: Grant = "none"
    drafts: dict[str, tuple[MoveDraft, ...]] = {}
    stand_ins: dict[str, tuple[MoveDraft, ...]] = {}
    commitment: str = ""
    secret: str = ""
