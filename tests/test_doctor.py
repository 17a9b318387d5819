"""The doctor finds what is wrong before the guests arrive, and says what to do about it."""

import json
import socket
import sqlite3
from importlib import metadata
from pathlib import Path

import pytest

from server import doctor, places
from server.store.migrate import migrate


def test_every_fault_and_warning_comes_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEDGE_DATA", str(tmp_path / "games"))
    findings = doctor.examine(f"sqlite:///{tmp_path / 'wedge.db'}", "127.0.0.1", 0)
    assert [finding for finding in findings if finding.grade == "fault"] == []
    assert {finding.name for finding in findings} > {"python", "sqlite", "database", "port", "network", "data folder"}
    assert [finding for finding in findings if (finding.grade == "good") == bool(finding.remedy)] == []


def test_an_old_python_or_sqlite_is_named() -> None:
    assert doctor.python((3, 10, 14)).grade == "fault"
    assert "3.10.14" in doctor.python((3, 10, 14)).says
    assert doctor.sqlite((3, 34, 1)).grade == "fault"


@pytest.mark.parametrize("name", doctor.FLOORS)
def test_a_package_below_its_floor_is_a_fault(name: str) -> None:
    floor = doctor.FLOORS[name]
    below = ".".join(str(part) for part in (*floor[:-1], floor[-1] - 1))
    grades = {f.name: f.grade for f in doctor.packages(lambda asked: below if asked == name else "99.0")}
    assert grades == {other: "fault" if other == name else "good" for other in doctor.FLOORS}


def test_a_missing_package_is_a_fault() -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    assert {finding.grade for finding in doctor.packages(absent)} == {"fault"}


def test_a_blank_page_is_foreseen(tmp_path: Path) -> None:
    assert doctor.assets(tmp_path).grade == "fault"
    (tmp_path / "vendor").mkdir()
    imports = {"preact": "/static/vendor/preact-11.js", "htm": "/static/vendor/htm-3.js"}
    (tmp_path / "vendor" / "importmap.json").write_text(json.dumps({"imports": imports}))
    (tmp_path / "vendor" / "htm-3.js").touch()
    finding = doctor.assets(tmp_path)
    assert (finding.grade, finding.says) == ("fault", "static/vendor lacks preact")
    assert "make assets" in finding.remedy


def test_the_data_folder_may_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "games").touch()
    assert doctor.disk(tmp_path / "games" / "tonight").grade == "fault"
    assert doctor.disk(tmp_path / "elsewhere").grade == "good"


def test_a_full_disk_is_foreseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FREE_MB", 10**9)
    assert "full disk" in doctor.disk(tmp_path).remedy


def test_a_database_is_followed_from_nothing_to_up_to_date(database_url: str) -> None:
    empty = doctor.reach(database_url)
    assert empty.grade == ("good" if database_url.startswith("sqlite") else "warning")
    migrate(database_url, places.migrations())
    assert (doctor.reach(database_url).grade, doctor.reach(database_url).remedy) == ("good", "")


def test_looking_makes_no_database(tmp_path: Path) -> None:
    doctor.reach(f"sqlite:///{tmp_path / 'wedge.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_later_wedge_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "wedge.db"
    with sqlite3.connect(file) as line:
        line.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        line.execute("INSERT INTO alembic_version VALUES ('9999')")
    line.close()
    finding = doctor.reach(f"sqlite:///{file}")
    assert finding.grade == "fault"
    assert "later Wedge" in finding.says


def test_a_database_that_is_away_or_nonsense_is_named_without_its_password(tmp_path: Path) -> None:
    away = doctor.reach("postgresql://wedge:s3cret@127.0.0.1:1/wedge")
    assert away.grade == "fault"
    assert "127.0.0.1" in away.says
    assert "s3cret" not in away.says + away.remedy
    assert doctor.reach("not a url").grade == "fault"
    (tmp_path / "wedge.db").write_text("this is no database, it is a shopping list" * 30)
    assert doctor.reach(f"sqlite:///{tmp_path / 'wedge.db'}").grade == "fault"


def test_a_taken_port_is_found_and_a_free_one_given_back() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        taken = doctor.free("127.0.0.1", port)
        assert (taken.grade, f"127.0.0.1:{port}" in taken.says) == ("fault", True)
    assert doctor.free("127.0.0.1", port).grade == "good"
    assert doctor.free("127.0.0.1", port).grade == "good"
    assert doctor.free("127.0.0.1", 99_999).grade == "fault"
    assert "HOST" in doctor.free("192.0.2.77", 0).remedy


def test_being_on_no_network_is_worth_knowing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.lan, "address", lambda: None)
    assert doctor.address().grade == "warning"
    monkeypatch.setattr(doctor.lan, "address", lambda: "192.168.7.5")
    assert "192.168.7.5" in doctor.address().says
