"""YAML text -> a tree of nodes that know their lines. No aliases, anchors, tags, duplicate keys, no second document.

Scalars stay text: the type that content wants decides how to read them, so `no` is a word where a word is wanted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as ev
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .fault import Fault

DEEPEST = 10
LONGEST_LINE = 2_000
MOST_ENTRIES = 500
Step = str | int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word, number or text; `plain` if it was written without quotes."""

    line: int
    text: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    nodes: list["Node"]


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping; `lines` holds the line of each key."""

    line: int
    nodes: dict[str, "Node"]
    lines: dict[str, int]


Node = Scalar | Items | Keys


class Unreadable(Exception):
    """Text that is no YAML of ours, with its one fault."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        self.fault = fault
        super().__init__(str(fault))


def parse(file: str, raw: bytes, faults: list[Fault]) -> Node | None:
    """Read one file; faults go to `faults`, and None means nothing of it can be used."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(Fault(file, line, "this is not UTF-8 text", "save the file as UTF-8"))
        return None
    for number, long in enumerate(text.split("\n"), 1):
        if len(long) > LONGEST_LINE:
            meant = f"break it into lines of at most {LONGEST_LINE}"
            faults.append(Fault(file, number, f"this line has {len(long)} characters", meant))
            return None
    stream = YAML(typ="safe").parse(text)
    try:
        return _document(file, stream, faults)
    except Unreadable as error:
        faults.append(error.fault)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"YAML cannot be read here ({error.problem or error.context})"
        faults.append(Fault(file, mark.line + 1 if mark else 1, what, "check indentation, colons, quotes and brackets"))
    except YAMLError as error:
        what = "the file holds a character that text cannot hold"
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        faults.append(Fault(file, line, what, "remove control characters"))
    return None


def line_of(node: Node, steps: tuple[Step, ...]) -> int:
    """Find the line of what lies at `steps` under the node, or of the deepest part of the way that exists."""
    line = node.line
    for step in steps:
        if isinstance(node, Keys):
            if isinstance(step, int):
                step = list(node.nodes)[step] if step < len(node.nodes) else ""
            if step not in node.nodes:
                return line
            line, node = node.lines[step], node.nodes[step]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
            line = node.line
        else:
            return line
    return line


def _document(file: str, stream: Iterator[Any], faults: list[Fault]) -> Node | None:
    root: Node | None = None
    for event in stream:
        if isinstance(event, ev.StreamStartEvent | ev.StreamEndEvent | ev.DocumentEndEvent):
            continue
        line = event.start_mark.line + 1
        if isinstance(event, ev.DocumentStartEvent):
            if root is not None:
                raise Unreadable(Fault(file, line, "a second document begins here", "one file holds one thing"))
            if event.tags or (event.version and tuple(event.version) != (1, 2)):
                meant = "leave out the % line: files are YAML 1.2"
                raise Unreadable(Fault(file, line, "this % line asks for another language", meant))
        else:
            root = _node(file, event, stream, faults, 0)
    if root is None or (isinstance(root, Scalar) and not root.text):
        faults.append(Fault(file, 1, "the file is empty", "write `key: value` lines"))
        return None
    return root


def _node(file: str, event: Any, stream: Iterator[Any], faults: list[Fault], depth: int) -> Node:
    line = event.start_mark.line + 1
    if isinstance(event, ev.AliasEvent):
        raise Unreadable(
            Fault(file, line, f"'*{event.anchor}' is an alias", "write the thing out, or move it to its own file")
        )
    if event.anchor is not None:
        raise Unreadable(Fault(file, line, f"'&{event.anchor}' is an anchor", "remove it: nothing may refer to it"))
    if getattr(event, "tag", None) is not None:
        tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
        raise Unreadable(Fault(file, line, f"'{tag}' is a tag", "remove it: the key already says what is wanted"))
    if isinstance(event, ev.ScalarEvent):
        return Scalar(line, event.value, event.style in (None, ""))
    if depth >= DEEPEST:
        raise Unreadable(Fault(file, line, "lists and mappings are nested too deep", f"nest at most {DEEPEST} levels"))
    if isinstance(event, ev.SequenceStartEvent):
        nodes = []
        while not isinstance(event := next(stream), ev.SequenceEndEvent):
            nodes.append(_node(file, event, stream, faults, depth + 1))
            _countable(file, line, len(nodes))
        return Items(line, nodes)
    keys, written = Keys(line, {}, {}), 0
    while not isinstance(event := next(stream), ev.MappingEndEvent):
        key = _node(file, event, stream, faults, depth + 1)
        value = _node(file, next(stream), stream, faults, depth + 1)
        written += 1
        _countable(file, line, written)
        if not isinstance(key, Scalar):
            faults.append(
                Fault(file, key.line, "a list or mapping stands where a key should", "quote it if it is text")
            )
        elif key.text in keys.nodes:
            what = f"{key.text!r} is written twice, first on line {keys.lines[key.text]}"
            faults.append(Fault(file, key.line, what, "keep one of them"))
        else:
            keys.nodes[key.text], keys.lines[key.text] = value, key.line
    return keys


def _countable(file: str, line: int, entries: int) -> None:
    if entries > MOST_ENTRIES:
        what = f"this list or mapping has more than {MOST_ENTRIES} entries"
        raise Unreadable(Fault(file, line, what, "split it: one small thing a file"))
