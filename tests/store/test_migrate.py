"""Migrations: up from nothing, down again, and always in step with the tables that the code uses."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, MetaData, Table, inspect

from server.store.database import open_engine
from server.store.migrate import migrate, newest, unmigrate
from server.store.store import Store
from server.store.tables import metadata
from tests.store.playing import MIGRATIONS, RULEBOOK, a_game

TABLES = {"rulebooks", "games", "doors", "entries", "snapshots", "sessions", "drafts", "marks", "settings"}


def tables(url: str) -> set[str]:
    with open_engine(url).connect() as line:
        return set(inspect(line).get_table_names()) - {"alembic_version"}


def differences(url: str, wanted: MetaData) -> list[object]:
    with open_engine(url).connect() as line:
        return compare_metadata(MigrationContext.configure(line, opts={"compare_type": True}), wanted)


def test_an_empty_database_is_brought_up_and_a_second_time_changes_nothing(database_url: str) -> None:
    migrate(database_url, MIGRATIONS)
    assert tables(database_url) == TABLES
    store = Store(database_url)
    store.add_game(a_game(), rulebook=RULEBOOK)
    migrate(database_url, MIGRATIONS)
    assert [game.id for game in store.games()] == ["berlin"]
    store.close()


def test_the_newest_step_is_told_by_its_file_as_alembic_tells_it() -> None:
    steps = ScriptDirectory(str(MIGRATIONS))
    assert newest(MIGRATIONS) == steps.get_current_head()
    for step in steps.walk_revisions():
        assert Path(step.path).name.startswith(f"{step.revision}_")


def test_a_database_of_the_release_before_keeps_its_rulebooks(database_url: str) -> None:
    migrate(database_url, MIGRATIONS, "0001")
    with open_engine(database_url).connect() as line, line.execution_options(writes=True).begin():
        line.execute(metadata.tables["rulebooks"].insert().values(edition="e", body=b"files"))
    migrate(database_url, MIGRATIONS)
    store = Store(database_url)
    assert (store.rulebook("e"), store.reading("e")) == (b"files", None)
    store.keep_reading("e", b"read")
    store.keep_reading("e", b"read again")
    store.keep_reading("f", b"of nothing")
    assert (store.rulebook("e"), store.reading("e"), store.reading("f")) == (b"files", b"read again", None)
    store.close()


def test_the_way_down_leaves_nothing_and_the_way_up_is_open_again(database_url: str) -> None:
    migrate(database_url, MIGRATIONS)
    unmigrate(database_url, MIGRATIONS)
    assert tables(database_url) == set()
    migrate(database_url, MIGRATIONS)
    assert tables(database_url) == TABLES


def test_the_migrated_tables_are_those_of_the_code(database_url: str) -> None:
    migrate(database_url, MIGRATIONS)
    assert differences(database_url, metadata) == []
    with open_engine(database_url).connect() as line:
        made = inspect(line)
        for table in metadata.tables.values():
            assert made.get_pk_constraint(table.name)["constrained_columns"] == [c.name for c in table.primary_key]
            nullable = {column["name"] for column in made.get_columns(table.name) if column["nullable"]}
            assert nullable == {column.name for column in table.columns if column.nullable}


def test_a_table_that_drifts_from_its_migrations_is_noticed(database_url: str) -> None:
    migrate(database_url, MIGRATIONS)
    drifted = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(drifted)
    drifted.tables["drafts"].append_column(Column("mood", Integer))
    Table("moods", drifted, Column("id", Integer, primary_key=True))
    assert [change[0] for change in differences(database_url, drifted)] == ["add_table", "add_column"]


def test_a_migration_that_breaks_off_leaves_the_database_as_it_was(database_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text((MIGRATIONS / "env.py").read_text())
    first = (MIGRATIONS / "versions" / "0001_first_tables.py").read_text()
    (folder / "versions" / "0001_first_tables.py").write_text(first)
    migrate(database_url, folder)
    (folder / "versions" / "0002_breaks_off.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision, down_revision, branch_labels, depends_on = '0002', '0001', None, None\n"
        "def upgrade():\n"
        "    op.create_table('half', sa.Column('made', sa.Integer))\n"
        "    op.drop_table('settings')\n"
        "    raise RuntimeError('the power went')\n"
    )
    with pytest.raises(RuntimeError, match="the power went"):
        migrate(database_url, folder)
    assert tables(database_url) == TABLES - {"marks"}


def test_two_workers_that_start_together_migrate_once(database_url: str) -> None:
    faults: list[Exception] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        try:
            migrate(database_url, MIGRATIONS)
        except Exception as fault:
            faults.append(fault)

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    assert tables(database_url) == TABLES


def test_migrations_import_nothing_of_the_server() -> None:
    for path in MIGRATIONS.rglob("*.py"):
        imports = [line for line in path.read_text().splitlines() if line.startswith(("import ", "from "))]
        assert not [line for line in imports if "server" in line], path
