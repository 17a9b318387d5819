"""The wheel is the whole house: whoever installs it needs no checkout, no make and no network."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.health.tracked import ROOT, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True, stdin=subprocess.DEVNULL)
    return zipfile.ZipFile(next(folder.glob("wedge-*.whl")))


def test_it_holds_every_file_that_serving_needs(wheel: zipfile.ZipFile) -> None:
    inside = set(wheel.namelist())
    left_out = {
        "server/assets.py",
        "server/languages/gather.py",
        *(f"static/{n}" for n in ("package.json", "package-lock.json", "tsconfig.json", ".npmrc")),
    }
    for name in set(tracked()) - left_out:
        if name.startswith("server/"):
            assert name in inside
        elif name.startswith(("static/", "migrations/", "rulebook/")):
            assert f"server/shipped/{name}" in inside


def test_it_holds_the_browser_libraries_with_their_licences(wheel: zipfile.ZipFile) -> None:
    vendor = ROOT / "static" / "vendor"
    for file in (file for file in vendor.rglob("*") if file.is_file()):
        assert wheel.read(f"server/shipped/static/vendor/{file.relative_to(vendor)}") == file.read_bytes()
    assert "server/shipped/static/vendor/licences/echarts-NOTICE" in wheel.namelist()


def test_it_holds_nothing_that_only_the_checkout_needs(wheel: zipfile.ZipFile) -> None:
    tops = {Path(name).parts[0].partition("-")[0] for name in wheel.namelist()}
    assert tops == {"server", "wedge"}
    assert [name for name in wheel.namelist() if "node_modules" in name or "__pycache__" in name] == []


def test_its_command_is_wedge(wheel: zipfile.ZipFile) -> None:
    points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "wedge = server.__main__:main" in wheel.read(points).decode()
