"""Bring a database to the form that this release expects, all steps in one transaction or none."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from server.store.database import open_engine
from server.store.faults import as_away
from server.store.tables import metadata

# Any number will do, so long as every worker that migrates asks PostgreSQL for the same lock.
_LOCK = 0x5745444745


def migrate(url: str, folder: Path, revision: str = "head") -> None:
    """Upgrade to a revision, the newest by default. `folder` is migrations/. StoreAway where the database is."""
    with as_away(), open_engine(url).connect() as line, line.execution_options(writes=True).begin():
        _alone(line)
        command.upgrade(config(line, folder), revision)


def unmigrate(url: str, folder: Path, revision: str = "base") -> None:
    """Downgrade to a revision; everything, with all games, by default."""
    with as_away(), open_engine(url).connect() as line, line.execution_options(writes=True).begin():
        _alone(line)
        command.downgrade(config(line, folder), revision)


def config(line: Connection, folder: Path) -> Config:
    """Tell Alembic where the steps are and on which connection to take them; migrations/env.py reads it."""
    settings = Config()
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.attributes["connection"] = line
    settings.attributes["metadata"] = metadata
    return settings


def _alone(line: Connection) -> None:
    """Let only one worker migrate at a time; on SQLite the write transaction itself sees to it."""
    if line.dialect.name == "postgresql":
        line.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
