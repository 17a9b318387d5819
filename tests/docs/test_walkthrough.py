"""The documents name only files, functions and classes that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
PLACE = re.compile(r"`((?:server|static|tests|migrations|rulebook|docs|benchmarks)/[\w./-]*\w\.\w+):(\w+)`")
PATH = re.compile(
    r"(?<![\w./<-])(?!static/vendor/)((?:server|static|tests|migrations|rulebook|docs|benchmarks)/[\w./-]*\w\.(?:py|js|md|css|ya?ml|html|png))\b"
)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#]+)(?:#([\w-]+))?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_path_and_name_a_page_gives_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [path for path in PATH.findall(text) if not (ROOT / path).is_file()] == []
    assert [f"{path}:{name}" for path, name in PLACE.findall(text) if name not in defined(ROOT / path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target, heading in LINK.findall(page.read_text("utf-8")):
        there = (page.parent / target).resolve()
        assert there.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            assert heading in [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings]


def test_the_walk_names_places_at_every_step() -> None:
    steps = re.split(r"^## ", (ROOT / "docs" / "walkthrough.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(steps) == 12
    assert [step.partition("\n")[0] for step in steps if not PLACE.search(step)] == []


def defined(file: Path) -> set[str]:
    """The functions, methods and classes of a Python file, or what a script declares."""
    text = file.read_text("utf-8")
    if file.suffix == ".js":
        return set(re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE))
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, named)}
