"""One language at one table: puts what sight has shown into it, after sight, so that no catalogue can give anything away.

What is said is found by the English that was shown. A text nobody was shown is never looked up, and one that nobody has
translated stays as it is.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from server.places import rulebook
from server.umpire.refusals import Refusal

from .catalogue import MIRROR, REPLAY, SOURCE, TABLE, WORD, forms, known, mirror, read, spoken
from .sentences import Sentences, pattern
from .shown import KEYS, LOOK, SPOKEN, Spoken

_REMEMBERED = 4_000


class Speaker:
    """Says a table's texts in one language. English says everything as it is."""

    def __init__(self, tag: str, scenario: str) -> None:
        self.tag = tag
        self._texts = _texts(tag, scenario)
        self._words = {p.english: said[0] for p, said in spoken(tag).items() if p.context == WORD}
        self._sentences = _sentences(tag, TABLE)
        self._say = lru_cache(_REMEMBERED)(self._found)

    def say(self, text: str) -> str:
        """A sentence of the umpire, or a text of the scenario; anything else stays as it is."""
        return self._say(text) if text and self.tag != SOURCE else text

    def label(self, text: str) -> str:
        """A sentence that a replay tells of a step."""
        if self.tag == SOURCE:
            return text
        return _sentences(self.tag, REPLAY).say(text, self._told) or self.name(text)

    def name(self, text: str) -> str:
        """A text of the scenario; anything else stays as it is, also where it merely looks like a sentence of the umpire."""
        found = self._texts.get(text) or self._sentences.whole(text)
        if found is None and "\n\n" in text:
            return "\n\n".join(self.name(part.strip("\n")) for part in text.split("\n\n"))
        return found or (mirror(text) if self.tag == MIRROR and text else text)

    def refusal(self, refused: Refusal) -> Refusal:
        """A refusal, its code unchanged."""
        return Refusal(refused.code, self.say(refused.says))

    def sections(self, shown: dict[str, Any]) -> dict[str, Any]:
        """Sections of a sight by name, or those of a change."""
        if self.tag == SOURCE:
            return shown
        return {name: self._walk(value, SPOKEN[name]) if name in SPOKEN else value for name, value in shown.items()}

    def change(self, diff: dict[str, Any]) -> dict[str, Any]:
        """A change of sight: what it sets and puts is said, what it drops is ids."""
        if self.tag == SOURCE:
            return diff
        return {part: self.sections(value) if part in ("set", "put") else value for part, value in diff.items()}

    def draft(self, kept: dict[str, Any]) -> dict[str, Any]:
        """A team's draft: what is wrong with a move of it is said, its words are people's own."""
        return {**kept, "wrong": _each(kept["wrong"], self.say)}

    def look(self, found: dict[str, Any] | None) -> dict[str, Any] | None:
        """An answer about the futures, if there is one."""
        said: dict[str, Any] | None = found if found is None or self.tag == SOURCE else self._walk(found, LOOK)
        return said

    def _walk(self, value: Any, spoken: Spoken) -> Any:
        if isinstance(value, dict):
            return {key: self._part(key, part, spoken) for key, part in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._walk(part, spoken) for part in value]
        return value

    def _part(self, key: str, value: Any, spoken: Spoken) -> Any:
        if key in spoken.sentences:
            return _each(value, self.say)
        if key in spoken.texts:
            return _each(value, self.name)
        if key in KEYS:
            return {self.name(name): part for name, part in value.items()}
        return self._walk(value, spoken)

    def _found(self, text: str) -> str:
        found = self._texts.get(text) or self._sentences.say(text, self._value)
        return found if found is not None else self.name(text)

    def _value(self, text: str) -> str | None:
        """What stood in a hole: a name, a word, several of them, or a sentence within the sentence."""
        known = self._texts.get(text) or self._words.get(text)
        moves = [self._value(move) for move in text.split("; ")] if known is None and "; " in text else []
        if moves and all(moves):
            return "; ".join(map(str, moves))
        parts = text.split(", ")
        if known is None and len(parts) > 1:
            each = [self._listed(part) for part in parts]
            if each != parts:
                return ", ".join(each)
        return known or self._sentences.say(text, self._value)

    def _listed(self, text: str) -> str:
        return self._texts.get(text) or self._words.get(text) or self._sentences.whole(text) or text

    def _told(self, text: str) -> str | None:
        """What stood in a hole of a replay's sentence."""
        return self._value(text) or _parts(self.tag).say(text, self._told)


def _each(value: Any, say: Callable[[str], str]) -> Any:
    """Every string of a value, said."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, dict):
        return {key: _each(part, say) for key, part in value.items()}
    return [_each(part, say) for part in value] if isinstance(value, (list, tuple)) else value


def speaker(tag: str, scenario: str = "") -> Speaker:
    """The speaker of a language at a table of this scenario; English for a language that is not here."""
    return _speaker(known(tag), scenario)


@cache
def _speaker(tag: str, scenario: str) -> Speaker:
    return Speaker(tag, scenario)


@cache
def _sentences(tag: str, context: str) -> Sentences:
    found = [(phrase.english, said[0]) for phrase, said in spoken(tag).items() if phrase.context == context]
    return Sentences(found, told=context == REPLAY)


@cache
def _parts(tag: str) -> Sentences:
    """What stands in holes of a replay's sentences.

    No whole sentence that begins with a hole: somebody's title may read like one.
    """
    found = [(p.english, said[0]) for p, said in spoken(tag).items() if p.context == REPLAY]
    return Sentences((english, said) for english, said in found if english[0] != "{" or pattern(english, said).loose)


def _texts(tag: str, scenario: str) -> dict[str, str]:
    """The scenario's own texts in a language, where its folder has them."""
    file = rulebook() / scenario / "languages" / f"{tag}.po"
    if not scenario or tag in (SOURCE, MIRROR) or not file.is_file():
        return {}
    return {phrase.english: said[0] for phrase, said in forms(read(file)).items()}
