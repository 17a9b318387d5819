"""What is the same for everybody: kept in memory, compressed once, under addresses whose content never changes.

Besides, only an audience's book is ever compressed, in which nobody at the table has written a word. A page holds a form's
token and a frame what one seat alone may know, and how far these shrink beside words that somebody else chose would tell that
somebody of them (BREACH).
"""

import gzip
import hashlib
import json
import mimetypes
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

from flask import Response, g, request
from werkzeug.exceptions import NotFound

STYLES = "css/all.css"
"""Where all the style sheets lie together: twenty of them, each with its own head, weigh twice as much and come later."""

_A_YEAR = 365 * 24 * 3600
_PACKED = frozenset({"text/javascript", "text/css", "application/json", "image/svg+xml"})
_SERVED = ("css", "js", "img", "vendor")
_MARK = "~"
_REMARK = re.compile(rb"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment that has its lines to itself. What we write for one another is a sixth of what a team's first screen would weigh."""

_IMPORTED = re.compile(r"""(?:^|[;}\s])(?:import|export)\b(?:[^"'`;()]*?\bfrom)?\s*["']([^"'\n]+)["']""")
_WANTED = re.compile(r"""\bimport\(\s*["']([^"'\n]+)["']""")


Stages = tuple[tuple[str, ...], ...]
"""The modules with which a page begins, those that follow, and so on."""


class _Kept(NamedTuple):
    stamp: tuple[int, int]
    raw: bytes


class Statics:
    """The static folder of an app. FileNotFoundError where it lacks vendor/importmap.json.

    `address` gives a file's address; it holds the digest of all scripts and styles, so that a browser that has it need not ask
    again, and modules that import each other by relative names stay together.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, _Kept] = {}
        self._tag = ""
        self._graphs: tuple[str, dict[Stages, list[list[str]]]] = ("", {})
        named = folder / "vendor" / "importmap.json"
        if not named.exists():
            raise FileNotFoundError(f"The browser libraries are missing: there is no {named}. Run `make assets` first.")
        self._libraries: dict[str, str] = json.loads(named.read_text("utf-8")).get("imports", {})

    def send(self, filename: str) -> Response:
        """Answer a request for a file, by its plain address or by one that `address` gave. NotFound for all else."""
        tag, path = filename.partition("/")[::2] if filename.startswith(_MARK) else ("", filename)
        raw = self._styles() if path == STYLES else self._read(path)
        if raw is None:
            raise NotFound()
        # A library's file name holds its version. Under a tag of yesterday lies what there is today, which must not be kept.
        forever = tag == _MARK + (self._tag or self.tag) if tag else path.startswith("vendor/") and path.endswith(".js")
        return everybodys(raw, _kind(path), forever=forever)

    def address(self, path: str) -> str:
        """The address of a script or a style, good for as long as none of them changes."""
        return f"/static/{_MARK}{self.tag}/{path}"

    def import_map(self, more: dict[str, str]) -> dict[str, dict[str, str]]:
        """The import map of a page: the libraries, what else has a bare name, and our modules under their plain addresses."""
        return {"imports": {**self._libraries, **more, "/static/js/": self.address("js/")}}

    def stages(self, entries: Stages, more: dict[str, str]) -> list[list[str]]:
        """List what each stage of a page needs that none before it does, nearest first; and last, what is imported when wanted.

        Ours are named from the folder of scripts, others by the address that the libraries or `more` give for a bare name.
        """
        if self._graphs[0] != self.tag:
            self._graphs = (self.tag, {})
        graphs = self._graphs[1]
        if entries not in graphs:
            found: list[list[str]] = []
            for stage in entries:
                found.append(
                    [name for name in self._graph(stage, _IMPORTED) if not any(name in past for past in found)]
                )
            now = [name for stage in found for name in stage]
            graphs[entries] = [*found, [name for name in self._graph(now, _IMPORTED, _WANTED) if name not in now]]
        known = {**self._libraries, **more}
        return [[known.get(name, name.removeprefix("js/")) for name in stage] for stage in graphs[entries]]

    @property
    def tag(self) -> str:
        """The digest of every script and style as they are at this request."""
        if "statics" not in g:
            sum_ = hashlib.blake2b(digest_size=9)
            for path in self._paths():
                sum_.update(f"{path} {_digest(self._read(path) or b'')}\n".encode())
            g.statics = self._tag = sum_.hexdigest()
        return str(g.statics)

    def _styles(self) -> bytes:
        """All the style sheets in one, the tokens and bare elements before what builds on them."""
        names = sorted(path for path in self._paths() if path.startswith("css/"))
        first = [name for name in ("css/tokens.css", "css/base.css") if name in names]
        return b"\n".join(self._read(name) or b"" for name in first + [name for name in names if name not in first])

    def _paths(self) -> list[str]:
        found = (file for kind in ("css", "js") for file in (self._folder / kind).rglob(f"*.{kind}"))
        return sorted(file.relative_to(self._folder).as_posix() for file in found)

    def _graph(self, entries: Iterable[str], *imports: re.Pattern[str]) -> list[str]:
        """The paths of modules of ours, and the bare names of others, that entries reach, entry after entry."""
        found: dict[str, None] = {}
        for entry in entries:
            queue = [entry]
            while queue:
                path = queue.pop(0)
                if path in found:
                    continue
                found[path] = None
                raw = self._read(self._libraries.get(path, path).removeprefix("/static/"))
                text = raw.decode("utf-8") if raw else ""
                for name in (name for pattern in imports for name in pattern.findall(text)):
                    queue.append(normpath(join(dirname(path), name)) if name.startswith(".") else name)
        return list(found)

    def _read(self, path: str) -> bytes | None:
        """The content of a file that may be served, read anew when it has changed."""
        if path.partition("/")[0] not in _SERVED or normpath(path) != path:
            return None
        file = self._folder / path
        try:
            found = file.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            kept = self._files.get(path)
            if kept is None or kept.stamp != stamp:
                self._tag = ""
                raw = file.read_bytes()
                kept = self._files[path] = _Kept(stamp, raw if path.startswith("vendor/") else plain(raw, _kind(path)))
        except (OSError, ValueError):
            return None
        return kept.raw


def plain(raw: bytes, kind: str) -> bytes:
    """A script or a style of ours without the comments that stand on lines of their own; anything else as it is."""
    return _REMARK.sub(b"", raw) if kind in ("text/javascript", "text/css") else raw


def everybodys(raw: bytes, kind: str, *, forever: bool) -> Response:
    """An answer that is the same for everybody, compressed for who takes that; `forever` if its address names the content."""
    answer = compressed(raw, kind)
    if forever:
        answer.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    else:
        answer.headers["Cache-Control"] = "no-cache"
        answer.set_etag(_digest(raw) + "-gzip" * ("Content-Encoding" in answer.headers))
    answer.make_conditional(request)
    return answer


def compressed(raw: bytes, kind: str) -> Response:
    """An answer that may be stored nowhere unless somebody says so, compressed for who takes that."""
    packs = kind in _PACKED
    packed = packs and request.accept_encodings.quality("gzip") > 0
    answer = Response(_packed(raw) if packed else raw, mimetype=kind)
    if packed:
        answer.headers["Content-Encoding"] = "gzip"
    if packs:
        answer.vary.add("Accept-Encoding")
    return answer


@lru_cache(maxsize=1024)
def _packed(raw: bytes) -> bytes:
    return gzip.compress(raw, 9, mtime=0)


@lru_cache(maxsize=1024)
def _digest(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=12).hexdigest()


def _kind(path: str) -> str:
    return "text/javascript" if path.endswith(".js") else mimetypes.guess_type(path)[0] or "application/octet-stream"
