"""Bring a database to the form that this release expects, all steps in one transaction or none."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from server.store.database import open_engine
from server.store.faults import as_away
from server.store.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

# Any number will do, so long as every worker that migrates asks PostgreSQL for the same lock.
_LOCK = 0x5745444745


def migrate(url: str, folder: Path, revision: str = "head") -> None:
    """Upgrade to a revision, the newest by default. `folder` is migrations/. StoreAway where the database is."""
    with as_away(), open_engine(url).connect() as line:
        if _stands_at(line) == (newest(folder) if revision == "head" else revision):
            return
        line.rollback()
        # Importing Alembic is a tenth of a start, and most starts have nothing to migrate.
        from alembic import command

        with line.execution_options(writes=True).begin():
            _alone(line)
            command.upgrade(config(line, folder), revision)


def newest(folder: Path) -> str:
    """The revision of the last step in a folder: their file names begin with their revisions, in order."""
    return max(step.name.partition("_")[0] for step in (folder / "versions").glob("[0-9]*_*.py"))


def unmigrate(url: str, folder: Path, revision: str = "base") -> None:
    """Downgrade to a revision; everything, with all games, by default."""
    from alembic import command

    with as_away(), open_engine(url).connect() as line, line.execution_options(writes=True).begin():
        _alone(line)
        command.downgrade(config(line, folder), revision)


def config(line: Connection, folder: Path) -> "Config":
    """Tell Alembic where the steps are and on which connection to take them; migrations/env.py reads it."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.attributes["connection"] = line
    settings.attributes["metadata"] = metadata
    return settings


def _stands_at(line: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    if not inspect(line).has_table("alembic_version"):
        return None
    return line.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()


def _alone(line: Connection) -> None:
    """Let only one worker migrate at a time; on SQLite the write transaction itself sees to it."""
    if line.dialect.name == "postgresql":
        line.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
