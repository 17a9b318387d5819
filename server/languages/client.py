"""The browser's words in one language, as a module: by their place in the catalogue, counted ones by the kind of number."""

import gettext
import json
from functools import cache

from .catalogue import CLIENT, MIRROR, SOURCE, catalogue, digest, locale, spoken

_SAMPLES = (*range(200), 1_000, 10_000, 100_000, 1_000_000)


@cache
def module(tag: str) -> str:
    """A JavaScript module whose default export maps places to sentences; a counted one has a form for each CLDR category."""
    kinds = _kinds(tag)
    words = {
        phrase.context.removeprefix(CLIENT): {kind: said[form] for kind, form in kinds.items()}
        if phrase.many
        else said[0]
        for phrase, said in spoken(tag).items()
        if phrase.context.startswith(CLIENT)
    }
    return f"export default {json.dumps(words, ensure_ascii=False, sort_keys=True)};\n"


def address(tag: str) -> str:
    """The last part of the module's address: it names what the module holds, so that browsers may keep it for good."""
    return f"{tag}.{digest(module(tag).encode())}.js"


def _kinds(tag: str) -> dict[str, int]:
    """Which form of a counted phrase each CLDR category of numbers takes, such as `{"one": 0, "other": 1}`."""
    if tag in (SOURCE, MIRROR):
        return {"one": 0, "other": 1}
    choose = gettext.c2py(catalogue(tag).plural_expr)
    kind = locale(tag).plural_form
    return {kind(number): choose(number) for number in reversed(_SAMPLES)}
