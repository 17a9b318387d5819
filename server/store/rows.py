"""What goes into the store and what comes out: frozen values and nothing that remembers a database."""

import msgspec

from server.umpire.digest import Entry


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """A row that tells only the length of its bytes, so that no log line gives away a secret or a sealed sheet."""

    def __repr__(self) -> str:
        fields = ((name, getattr(self, name)) for name in self.__struct_fields__)
        shown = (
            f"{name}=<{len(value)} bytes>" if isinstance(value, bytes) else f"{name}={value!r}"
            for name, value in fields
        )
        return f"{type(self).__name__}({', '.join(shown)})"


class Game(Quiet, frozen=True, kw_only=True):
    """A game's own row: `created_at` in ms, `join_code` in capitals without spaces, `secret` that of the dice."""

    id: str
    title: str
    scenario: str
    edition: str
    calendar: str
    created_at: int
    join_code: str
    secret: bytes


class Head(msgspec.Struct, frozen=True):
    """The last entry of a game's log: its seq and its digest."""

    seq: int
    digest: str


class Snapshot(Quiet, frozen=True, kw_only=True):
    """A game's state as it was after entry `seq`, in bytes that only the engine can read."""

    game: str
    seq: int
    body: bytes


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One browser's right to a seat; `key` names it without being the token that opens it. Times in ms.

    `language` is the tag of the one its seat has chosen, empty where it has chosen none.
    """

    key: str
    game: str
    seat: str
    created_at: int
    seen_at: int
    revoked: bool
    language: str = ""


class Draft(Quiet, frozen=True, kw_only=True):
    """A team's unsealed sheet for one turn; `rev` counts its savings from 1, `at` in ms."""

    game: str
    team: str
    turn: int
    rev: int
    body: bytes
    at: int


class Stored(msgspec.Struct, frozen=True):
    """It is on the disk."""


class Taken(msgspec.Struct, frozen=True):
    """Another entry has this place; the log now ends at `seq`. Read on and decide anew."""

    seq: int


class Repeat(msgspec.Struct, frozen=True):
    """This command was stored before, as `entry`; give the answer that it got then."""

    entry: Entry


class Behind(msgspec.Struct, frozen=True):
    """Somebody saved this draft first; `draft` is the one that stands, None where there is none."""

    draft: Draft | None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What `delete_game` removed: rows by table, and whether the freed pages were wiped as well."""

    game: str
    rows: dict[str, int]
    wiped: bool
