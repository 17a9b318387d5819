"""The sound little rulebook of these tests, and copies of it to break."""

import shutil
from pathlib import Path

BOOKS = Path(__file__).parent / "books"
TOY = BOOKS / "toy"


def copy(into: Path) -> Path:
    """Copy the sound rulebook and its sources; gives the scenario's folder."""
    shutil.copytree(BOOKS, into / "books")
    return into / "books" / "toy"
