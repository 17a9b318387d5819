"""A tree of nodes -> typed content, telling every unknown key, missing key and wrong type at once."""

import math
import re
import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from .fault import Fault, nearest, probably
from .tree import Items, Keys, Node, Scalar

NOTHING: Any = object()
WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\Z")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
LARGEST = 2.0**53


@cache
def fields(kind: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    """The fields of a struct by name, their types resolved."""
    return {field.name: field for field in msgspec.structs.fields(kind)}


class Shaper:
    """Reads the nodes of one file into typed values; NOTHING stands for what could not be read."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        """Write what is wrong with `file` to `faults`."""
        self.file, self.faults = file, faults

    def wrong(self, line: int, what: str, meant: str) -> Any:
        """Note a fault and give NOTHING."""
        self.faults.append(Fault(self.file, line, what, meant))
        return NOTHING

    def struct(self, node: Node, kind: type[msgspec.Struct], given: dict[str, Any]) -> Any:
        """Read a mapping as a struct; `given` are fields that the place decides and that must not be written."""
        name = called(kind)
        if not isinstance(node, Keys):
            return self.wrong(node.line, f"{article(name)} should be a mapping", "write `key: value` lines")
        known = fields(kind)
        values, sound, slips = dict(given), True, {""}
        for key, child in node.nodes.items():
            line = node.lines[key]
            if key in given:
                meant = f"leave it out: it is {given[key]!r}, from where this stands"
                sound = self.wrong(line, f"{key!r} is written here", meant) is not NOTHING
            elif key not in known:
                meant = probably(key, known.keys() - given.keys())
                slips.add(nearest(key, known))
                sound = self.wrong(line, f"{article(name)} has no key {key!r}", meant) is not NOTHING
            else:
                value = self.value(child, known[key].type, key)
                if value == "" and known[key].required:
                    value = self.wrong(line, f"{key!r} says nothing", "write what it should say")
                sound = sound and value is not NOTHING
                values[key] = value
        for key, field in known.items():
            if field.required and key not in values and key not in slips:
                what = f"this {name} has no {key!r}"
                sound = self.wrong(node.line, what, f"add `{key}:` with {wanted(field.type)}") is not NOTHING
        return kind(**values) if sound else NOTHING

    def value(self, node: Node, want: Any, key: str) -> Any:
        """Read a node as whatever type is wanted."""
        origin, args = get_origin(want), get_args(want)
        if origin in (Union, types.UnionType):
            return self._either(node, want, args, key)
        if origin is tuple:
            return self._list(node, args, key)
        if origin is dict:
            return self._table(node, args, key)
        if isinstance(want, type) and issubclass(want, msgspec.Struct):
            return self.struct(node, want, {})
        if not isinstance(node, Scalar):
            return self.wrong(node.line, f"{key!r} is a list or mapping", f"write {wanted(want)}")
        return self._scalar(node, want, origin, args, key)

    def _scalar(self, node: Scalar, want: Any, origin: Any, args: tuple[Any, ...], key: str) -> Any:
        text = node.text
        if want is str:
            return text.rstrip("\n")
        if origin is Literal:
            return text if text in args else self.wrong(node.line, f"{key!r} is {text!r}", probably(text, args))
        if node.plain and want is bool and text in ("true", "false"):
            return text == "true"
        if node.plain and want is int and WHOLE.match(text) and abs(int(text[:20])) < LARGEST:
            return int(text)
        if node.plain and want is float and NUMBER.match(text):
            number = float(text)
            if math.isfinite(number) and abs(number) < LARGEST:
                return number
        return self.wrong(node.line, f"{key!r} is {_short(text)}", f"write {wanted(want)}")

    def _either(self, node: Node, want: Any, args: tuple[Any, ...], key: str) -> Any:
        kinds = [arg for arg in args if isinstance(arg, type) and issubclass(arg, msgspec.Struct)]
        if kinds:
            return self._tagged(node, kinds, key)
        if type(None) in args and isinstance(node, Scalar) and node.plain and node.text in ("", "null", "~"):
            return None
        if float in args and (str not in args or (isinstance(node, Scalar) and node.plain and NUMBER.match(node.text))):
            return self.value(node, float, key)
        return self.value(node, str, key)

    def _tagged(self, node: Node, kinds: list[type[msgspec.Struct]], key: str) -> Any:
        """Read `tag` or `{tag: number}` as the kind of that tag."""
        tags = {str(kind.__struct_config__.tag): kind for kind in kinds}
        forms = ", ".join(f"{{{tag}: ...}}" if fields(kind) else tag for tag, kind in tags.items())
        if isinstance(node, Scalar) and node.text in tags and not fields(tags[node.text]):
            return tags[node.text]()
        if isinstance(node, Keys) and len(node.nodes) == 1:
            [(tag, child)] = node.nodes.items()
            if tag in tags and fields(tags[tag]):
                [(name, field)] = fields(tags[tag]).items()
                value = self.value(child, field.type, tag)
                return value if value is NOTHING else tags[tag](**{name: value})
        return self.wrong(node.line, f"{key!r} is none of its forms", f"write one of {forms}")

    def _list(self, node: Node, args: tuple[Any, ...], key: str) -> Any:
        each = args[0]
        if isinstance(node, Scalar) and each is str and args[1:] == (...,) and node.text:
            return (node.text,)
        by_id = isinstance(each, type) and issubclass(each, msgspec.Struct) and "id" in fields(each)
        if isinstance(node, Keys) and by_id:
            found = [
                self.struct(child, each, {"id": self._id(name, each, node.lines[name])})
                for name, child in node.nodes.items()
            ]
        elif not isinstance(node, Items):
            return self.wrong(
                node.line, f"{key!r} is not a list", "write it as [a, b] or as lines that begin with `- `"
            )
        elif args[1:] != (...,) and len(node.nodes) != len(args):
            return self.wrong(node.line, f"{key!r} has {len(node.nodes)} entries", f"write exactly {len(args)}")
        else:
            found = [self.value(child, each, key) for child in node.nodes]
            if by_id:
                self._distinct(node, each, found)
        return NOTHING if any(value is NOTHING for value in found) else tuple(found)

    def _id(self, name: str, kind: Any, line: int) -> str:
        want = fields(kind)["id"].type
        if get_origin(want) is Literal:
            if name not in get_args(want):
                self.wrong(line, f"there is no {called(kind)} {name!r}", probably(name, get_args(want)))
        elif not IDENTIFIER.match(name):
            self.wrong(line, f"{name!r} cannot be an id", "use small letters, digits and '_', a letter first")
        return name

    def _distinct(self, node: Items, each: type[msgspec.Struct], found: list[Any]) -> None:
        seen: set[str] = set()
        for child, value in zip(node.nodes, found, strict=True):
            if value is NOTHING:
                continue
            if value.id in seen:
                self.wrong(child.line, f"the id {value.id!r} is given twice", "give each its own id")
            seen.add(self._id(value.id, each, child.line))

    def _table(self, node: Node, args: tuple[Any, ...], key: str) -> Any:
        names, each = args
        if not isinstance(node, Keys):
            return self.wrong(node.line, f"{key!r} is not a mapping", "write it as {name: value}")
        found, sound = {}, True
        for name, child in node.nodes.items():
            if get_origin(names) is Literal and name not in get_args(names):
                self.wrong(node.lines[name], f"{key!r} has no entry {name!r}", probably(name, get_args(names)))
                sound = False
            found[name] = self.value(child, each, name)
            sound = sound and found[name] is not NOTHING
        return found if sound else NOTHING


def called(kind: type) -> str:
    """The word that people use for a kind of content: `PhasePlan` is a phase."""
    first: str = re.findall("[A-Z][a-z]+", kind.__name__)[0]
    return first.lower()


def article(name: str) -> str:
    """The name with a or an before it."""
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def wanted(want: Any) -> str:
    """Say in words what a type wants."""
    origin, args = get_origin(want), get_args(want)
    if origin is Literal:
        return "one of " + ", ".join(map(str, args))
    if origin in (Union, types.UnionType) and {float, str} <= set(args):
        return "a number or a formula"
    if origin in (Union, types.UnionType):
        return " or ".join(wanted(arg) for arg in args if arg is not type(None))
    if origin is tuple:
        return "a list"
    if origin is dict or (isinstance(want, type) and issubclass(want, msgspec.Struct)):
        return "a mapping"
    return {str: "some text", int: "a whole number", float: "a number such as 12 or 0.5", bool: "true or false"}[want]


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "...")
