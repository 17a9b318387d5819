"""What commands are given: files, folders, a database, doctrines and moves, each checked before any work that would be lost."""

from pathlib import Path

import click

NEW_FILE = click.Path(dir_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def placed(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """A file that is to be written, in a folder that is there; told before the work that would be lost."""
    if path is not None and not path.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {path.parent}; make it, or choose another place")
    return path


def located(database: str) -> str:
    """Take a plain path for an SQLite file, which is what most people mean by a database."""
    return database if "://" in database else f"sqlite:///{Path(database).resolve()}"


DATABASE = click.option(
    "--database",
    default=None,
    callback=lambda _context, _option, database: located(database) if database else None,
    help="A file, or a database URL; a file of its own by default (WEDGE_DATABASE).",
)


def moves_of(texts: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Moves given as TEAM=CARD[:TARGET]: team, card and target, which may be empty."""
    found = []
    for text in texts:
        team, sign, move = text.partition("=")
        if not sign:
            raise click.BadParameter(f"{text!r} is not TEAM=CARD, such as kyiv=hold_the_line", param_hint="--move")
        card, _, target = move.partition(":")
        found.append((team, card, target))
    return tuple(found)


def by_team(pairs: tuple[str, ...]) -> dict[str, str]:
    """Doctrines given as TEAM=ID, by team, each team once."""
    chosen = {}
    for pair in pairs:
        team, sign, doctrine = pair.partition("=")
        if not sign:
            raise click.BadParameter(f"{pair!r} is not TEAM=ID, such as washington=pressure", param_hint="--doctrine")
        if team in chosen:
            raise click.BadParameter(f"{team} is given two doctrines; keep one of them", param_hint="--doctrine")
        chosen[team] = doctrine
    return chosen
