"""Everything this program and its scenarios say in English, found where it is said, and put into the translators' files.

`python -m server.languages.gather` brings every catalogue up to date: new phrases come empty, changed ones marked fuzzy with
what was said before, and those that nobody says any more go. With a tag (`de`) it begins that language, of the program and of
each scenario.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from server.assets import node
from server.places import rulebook, static
from server.rules import load
from server.umpire.content import DEGREES, PHASES, Method
from server.umpire.odds import in_words
from server.umpire.parts import Role, Side
from server.umpire.state import PactStatus

from .books import texts
from .catalogue import CLIENT, FOLDER, PAGES, REPLAY, TABLE, WORD, Phrase, read

_SERVER = FOLDER.parent
_TALKERS = (
    *("umpire/decide/*.py", "umpire/sight/*.py", "umpire/evolve.py", "store/faults.py"),
    *("table/answers.py", "table/naming.py", "table/drafts.py", "table/game.py", "table/ahead.py", "table/asking.py"),
    "forecaster.py",
    *("gateway/answers.py", "gateway/callers.py", "gateway/handlers.py", "gateway/rooms.py"),
)
_KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
_CATALOGUE = """
const said = (part) => typeof part === "string" ? part : part.english
  ?? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, said(inner)]));
const all = {};
for (const file of process.argv.slice(1)) Object.assign(all, await import(file));
console.log(JSON.stringify(said(all)));
"""


def phrases() -> tuple[Phrase, ...]:
    """Every phrase of the program, once each: its pages, the browser's words, the table's sentences, the words in them."""
    return tuple(dict.fromkeys((*pages(), *_client(), *_table(), *_replay(), *_words())))


def pages(which: Callable[[str], bool] = lambda name: True) -> Iterator[Phrase]:
    """What the files of server/web say, or those whose name from there is wanted, in the order of files and lines."""
    found = extract_from_dir(
        str(_SERVER / "web"), [("templates/**.html", "jinja2"), ("**.py", "python")], keywords=_KEYWORDS
    )
    for name, _, ids, _, _ in sorted(found, key=lambda one: (one[0], one[1])):
        if which(name):
            yield Phrase(PAGES, *((ids,) if isinstance(ids, str) else ids))


def _client() -> Iterator[Phrase]:
    files = sorted(str(file) for file in (static() / "js" / "words").glob("*.js") if file.name != "say.js")
    executable, _ = node()
    told = subprocess.run(
        [executable, "--input-type=module", "-e", _CATALOGUE, *files], capture_output=True, text=True, check=True
    )
    yield from _leaves(json.loads(told.stdout), "")


def _leaves(part: object, place: str) -> Iterator[Phrase]:
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from _leaves(inner, f"{place}.{key}" if place else key)
    elif isinstance(part, list):
        yield Phrase(CLIENT + place, *part)
    elif part:
        yield Phrase(CLIENT + place, str(part))


def _table() -> Iterator[Phrase]:
    for glob in _TALKERS:
        for file in sorted(_SERVER.glob(glob)):
            yield from (Phrase(TABLE, sentence) for sentence in sentences(file.read_text("utf-8")))
    yield from (Phrase(TABLE, in_words(chance)) for chance in range(101))


def _replay() -> Iterator[Phrase]:
    for name in ("labels.py", "labels_desk.py", "seen.py"):
        yield from (Phrase(REPLAY, said) for said in sentences((_SERVER / "review" / name).read_text("utf-8")))


def _words() -> Iterator[Phrase]:
    for word in (
        *(*PHASES, *DEGREES, *get_args(Method), *get_args(Role), *get_args(Side), *get_args(PactStatus)),
        *("capital", "treasury"),
    ):
        yield Phrase(WORD, word)


def sentences(source: str) -> Iterator[str]:
    """The sentences a module is written to say, in order: its texts of several words, their holes named in braces.

    Docstrings are not said, nor what an assertion or an exception holds: those are for whoever mends the program.
    """
    tree = ast.parse(source)
    unsaid: set[int] = set()
    for part in ast.walk(tree):
        if isinstance(part, (ast.Expr, ast.Assert, ast.Raise)):
            unsaid |= {id(inner) for inner in ast.walk(part)} if not isinstance(part, ast.Expr) else {id(part.value)}
        elif isinstance(part, ast.JoinedStr):
            unsaid |= {id(inner) for inner in ast.walk(part) if inner is not part}
    found = []
    for part in ast.walk(tree):
        if id(part) in unsaid:
            continue
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            found.append((part.lineno, part.col_offset, part.value))
        elif isinstance(part, ast.JoinedStr):
            found.append((part.lineno, part.col_offset, _holed(part)))
    yield from (text for *_, text in sorted(found) if _is_sentence(text))


def _is_sentence(text: str) -> bool:
    return " " in text.strip() and not text.startswith(("/", "{kind}-")) and any(sign.isalpha() for sign in text)


def _holed(joined: ast.JoinedStr) -> str:
    names: list[str] = []
    said = ""
    for part in joined.values:
        if isinstance(part, ast.Constant):
            said += str(part.value)
            continue
        assert isinstance(part, ast.FormattedValue)
        name = _hole(part.value)
        names.append(name)
        said += "{" + (name if names.count(name) == 1 else f"{name}{names.count(name)}") + "}"
    return said


def _hole(value: ast.expr) -> str:
    """Name a hole as a translator would: `{cards[card].title}` is a `card`, `{clause.low}` is `low`."""
    match value:
        case ast.Attribute(value=ast.Subscript(value=ast.Attribute(attr=several)), attr="title"):
            return several.rstrip("s")
        case ast.Attribute(value=ast.Name(id=owner), attr="title"):
            return owner
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name.strip("_").lower()
        case ast.Call(func=ast.Name(id="len")):
            return "count"
        case ast.Call(func=ast.Attribute(value=ast.Constant())):
            return "names"
        case ast.Call(func=ast.Name(id=name)):
            return name.strip("_")
    return "value"


def brought_up(file: Path, wanted: Iterable[Phrase]) -> Catalog:
    """A catalogue of these phrases, in their order: what was said stays, what has changed is fuzzy, the rest is empty."""
    tag = file.stem.replace("-", "_")
    before = read(file) if file.exists() else Catalog(locale=tag)
    after = Catalog(locale=tag, project="Wedge", header_comment="# What Wedge says.", fuzzy=False)
    for phrase in wanted:
        ids = (phrase.english, phrase.many) if phrase.many else phrase.english
        context = phrase.context or None
        same = before.get(phrase.english, context)
        old = same or _in_place(before, context)
        fuzzy = bool(old and old.string) and (same is None or same.fuzzy or same.id != ids)
        after.add(ids, old.string if old else None, context=context, flags=["fuzzy"] if fuzzy else ())
    return after


def _in_place(catalogue: Catalog, context: str | None) -> Message | None:
    """What stood at a place that is its phrase's alone, before the English there changed."""
    return next(
        (m for m in catalogue if m.id and context not in (None, TABLE, REPLAY, WORD) and m.context == context), None
    )


def _main(tags: list[str]) -> None:
    asked = tags or [file.stem for file in sorted(FOLDER.glob("*.po"))]
    program = phrases()
    scenarios = [folder for folder in sorted(rulebook().iterdir()) if (folder / "scenario.yaml").exists()]
    for tag in asked:
        _write(FOLDER / f"{tag}.po", program)
        for scenario in scenarios:
            file = scenario / "languages" / f"{tag}.po"
            if tags or file.exists():
                _write(file, texts(load(scenario)))


def _write(file: Path, wanted: Iterable[Phrase]) -> None:
    catalogue = brought_up(file, wanted)
    file.parent.mkdir(exist_ok=True)
    with file.open("wb") as out:
        write_po(out, catalogue, width=130, omit_header=False)
    messages = [message for message in catalogue if message.id]
    done = [m for m in messages if all(m.string if isinstance(m.string, tuple) else (m.string,)) and not m.fuzzy]
    print(f"{file.parent.parent.name}/{file.name}: {len(done)} of {len(messages)} said")


if __name__ == "__main__":
    _main(sys.argv[1:])
