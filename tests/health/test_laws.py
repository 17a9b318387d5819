"""The laws of DESIGN that import-linter cannot say."""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator

from tests.health.tracked import ROOT

# What of the standard library computes, and neither reads a clock or a disk nor draws at random.
PURE = {
    *("__future__", "abc", "ast", "bisect", "builtins", "collections", "copy", "dataclasses", "difflib", "enum"),
    *("fractions", "functools", "hashlib", "heapq", "hmac", "itertools", "json", "math", "numbers", "operator", "re"),
    *("statistics", "string", "struct", "types", "typing", "unicodedata"),
}
LAYERS = ("umpire", "rules", "store", "table", "gateway", "web", "bots", "review", "lab", "languages")


def modules(folder: str) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / folder).rglob("*.py")):
        yield str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))


def imports(name: str, tree: ast.Module) -> Iterator[str]:
    package = name.rpartition("/")[0].replace("/", ".")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield importlib.util.resolve_name("." * node.level + (node.module or ""), package)


def calls(tree: ast.Module) -> Iterator[str]:
    yield from (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_the_engine_knows_the_standard_library_numpy_and_msgspec_only() -> None:
    assert sys.stdlib_module_names >= PURE
    for name, tree in modules("server/umpire"):
        known = {i for i in imports(name, tree) if i.partition(".")[0] in PURE | {"numpy", "msgspec"}}
        assert {i for i in imports(name, tree) if not i.startswith("server.umpire")} == known, f"{name} is not pure"


def test_the_engine_opens_prints_and_asks_nothing() -> None:
    for name, tree in modules("server/umpire"):
        # A formula is text until its own grammar has built the tree: only that tree may be compiled.
        allowed = {"eval"} if name == "server/umpire/formula.py" else set()
        impure = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"} & set(calls(tree))
        assert impure <= allowed, f"{name} is not pure"
        drawn = [c for c in calls(tree) if re.search(r"random\.(default_rng|seed|rand|normal|uniform|choice)$", c)]
        assert drawn == [], f"{name} draws at random"


def test_only_the_gateways_rooms_emit() -> None:
    emitting = {n for n, tree in modules("server") if any(re.search(r"(^|\.)emit$", call) for call in calls(tree))}
    assert emitting <= {"server/gateway/rooms.py"}


def test_only_the_tables_clock_reads_game_time() -> None:
    reading = re.compile(r"(time\.(time|time_ns|monotonic|monotonic_ns)|datetime\.(now|utcnow|today))$")
    for folder in ("server/umpire", "server/rules", "server/table", "server/bots"):
        readers = {name for name, tree in modules(folder) if any(reading.search(call) for call in calls(tree))}
        assert readers <= {"server/table/clock.py"}


def test_only_server_itself_and_its_command_wire() -> None:
    wiring = {"server", "server.__main__", "server.serve", "server.games", "server.forecasts", "server.forecaster"}
    wired = {name for layer in LAYERS for name, tree in modules(f"server/{layer}") if wiring & set(imports(name, tree))}
    assert wired == set()


def test_migrations_never_import_the_engine() -> None:
    for name, tree in modules("migrations"):
        assert [i for i in imports(name, tree) if i.startswith("server.umpire")] == [], name


def test_every_folder_with_a_law_says_so() -> None:
    lawful = [*(f"server/{layer}" for layer in LAYERS), "migrations", "rulebook"]
    assert [folder for folder in lawful if not (ROOT / folder / "README.md").is_file()] == []
