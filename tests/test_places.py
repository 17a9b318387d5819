"""Where things stand, in a checkout and in a wheel."""

from pathlib import Path

import pytest

from server import places

ROOT = Path(__file__).resolve().parent.parent


def test_in_a_checkout_content_stands_beside_the_package() -> None:
    assert not places.installed()
    assert (places.static(), places.migrations(), places.rulebook()) == (
        ROOT / "static",
        ROOT / "migrations",
        ROOT / "rulebook",
    )


def test_in_a_wheel_content_stands_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_SHIPPED", tmp_path)
    assert places.installed()
    assert (places.static(), places.migrations()) == (tmp_path / "static", tmp_path / "migrations")


def test_data_is_kept_where_wedge_data_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WEDGE_DATA", "games")
    assert places.instance() == tmp_path / "games"


def test_data_is_else_kept_in_the_checkout_or_where_wedge_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WEDGE_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    assert places.instance() == ROOT / "instance"
    monkeypatch.setattr(places, "_SHIPPED", tmp_path)
    assert places.instance() == tmp_path / "wedge-data"
