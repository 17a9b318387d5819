"""Record the golden games anew: `python -m tests.games.record`. Only by hand, and only when a game is meant to change.

Every shipped scenario has one in its folder `recorded/`, as `python -m server play` makes it; the harbour's lies
beside this file.

Each file is a whole rehearsal with the rulebook it was played by inside, so a later release must still give the same bytes (P7).
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from server.bots.rehearsal import Rehearsal
from server.review.archive import Archive, manifest_of, written
from server.rules import load, pack, unpack
from server.umpire.digest import canonical
from server.umpire.model import compile_book
from server.umpire.sight import audiences, sight

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Golden(NamedTuple):
    """A game that is kept: its file, the rulebook's folder, the calendar and the seed."""

    file: Path
    rulebook: Path
    calendar: str
    seed: int


GOLDEN = (
    Golden(HERE / "harbour.wedge", ROOT / "tests" / "rulebooks" / "harbour", "short", 7),
    *(
        Golden(
            ROOT / "rulebook" / scenario / "recorded" / f"{calendar}.wedge", ROOT / "rulebook" / scenario, calendar, 7
        )
        for scenario, calendar in (("wedge-2025", "express"), ("strait-1958", "express"), ("tutorial", "lesson"))
    ),
)


def played(rulebook: bytes, calendar: str, seed: int) -> bytes:
    """Play a rulebook's files by bots; the bytes of its `.wedge`."""
    book = unpack(rulebook)
    table = Rehearsal(compile_book(book), seed, calendar=calendar).play()
    manifest = manifest_of(
        table.entries,
        title=book.scenario.title,
        scenario=book.scenario.id,
        edition=book.edition,
        calendar=calendar,
        created_at=table.entries[0].at,
    )
    return written(Archive(manifest, tuple(table.entries), rulebook))


def heads(golden: Golden) -> tuple[str, ...]:
    """Play a golden game anew, and digest its log's head, its state and what every audience sees at the end."""
    engine = compile_book(load(golden.rulebook))
    table = Rehearsal(engine, golden.seed, calendar=golden.calendar).play()
    seen = [canonical(sight(engine, table.state, audience)) for audience in audiences(engine.book)]
    return (table.entries[-1].digest, *(hashlib.sha256(data).hexdigest() for data in (canonical(table.state), *seen)))


def main() -> None:
    """Play and write every golden game."""
    for golden in GOLDEN:
        load(golden.rulebook)
        golden.file.parent.mkdir(exist_ok=True)
        golden.file.write_bytes(played(pack(golden.rulebook), golden.calendar, golden.seed))
        print(f"{golden.file.relative_to(ROOT)}: {golden.file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
