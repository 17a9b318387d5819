"""The house stays habitable: no file grows past the wall, nothing unfinished or of one machine is kept."""

import re

from tests.health.tracked import ROOT, texts, tracked

WALL = 400
CODE = re.compile(r"(server|tests|benchmarks|migrations|wheelhouse)/.*\.py|static/(js|css)/.*|server/.*\.html")

# Joined here, so that this file does not hold what it looks for.
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "raise NotImplemented" + "Error")))
HOSTS = re.compile("|".join(("registry" + r"\.npm", "npm" + "js", "py" + r"pi\.org", "python" + "hosted")))
MACHINE = re.compile("|".join(("/wo" + "rk/", "/ro" + r"ot\b", "/ho" + "me/[a-z]", "/tm" + "p/[a-z]")))
EMPTY_TALK = re.compile(r"(^|/)(utils?|helpers?|manager|misc)(/|\.\w+$)")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_git_knows_the_files_these_tests_read() -> None:
    assert "Makefile" in tracked()
    assert any(CODE.fullmatch(name) for name in tracked())


def test_no_file_of_code_is_past_the_wall() -> None:
    lengths = {name: text.count("\n") for name, text in texts().items() if CODE.fullmatch(name)}
    assert {name: lines for name, lines in lengths.items() if lines > WALL} == {}


def test_nothing_is_marked_unfinished() -> None:
    assert found(UNFINISHED) == []


def test_no_package_registry_is_named() -> None:
    assert found(HOSTS) == []


def test_no_path_of_one_machine_is_named() -> None:
    assert found(MACHINE) == []


def test_every_module_is_named_after_what_it_does() -> None:
    assert [name for name in tracked() if EMPTY_TALK.search(name)] == []


def test_what_is_fetched_or_built_is_not_kept() -> None:
    kept = re.compile(r"(^|/)(node_modules|vendor|\.venv|instance|dist|build|__pycache__)/|\.(db|pyc|whl)$")
    assert [name for name in tracked() if kept.search(name)] == []
    assert (ROOT / "LICENSE").read_text("utf-8").lstrip().startswith("Apache License")
