"""What of a rulebook an audience may read: a rulebook again, in which nothing else is left."""

import re
from functools import cache

import msgspec
import pytest

from server.umpire.formula import names
from server.umpire.rulebook import Rulebook
from server.umpire.sight import WITHHELD, audiences, extract, viewer
from tests.umpire.table_talk import harbour, wedge

BOOK = wedge().book
OTHERS = [audience for audience in audiences(BOOK) if audience != "umpire"]


@cache
def text_of(audience: str) -> str:
    """All that an extract says, without the claims, which are the essays' own words and everybody's."""
    return msgspec.json.encode(msgspec.structs.replace(extract(BOOK, audience), claims={})).decode()


def holds(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(msgspec.json.encode(word).decode()[1:-1])}(?!\w)", text) is not None


def test_the_umpire_reads_everything_and_so_does_every_seat_in_the_end() -> None:
    assert extract(BOOK, "umpire") is BOOK
    for audience in OTHERS:
        assert extract(BOOK, audience, over=True) is BOOK


@pytest.mark.parametrize("audience", OTHERS)
def test_nothing_that_a_reader_may_not_know_is_left(audience: str) -> None:
    said, who = text_of(audience), viewer(BOOK, audience)
    hidden = [gauge for gauge in BOOK.gauges.values() if gauge.id not in who.gauges]
    secret = [text for gauge in hidden for text in (gauge.id, gauge.title, gauge.because)]
    secret += [t.says for gauge in BOOK.gauges.values() for t in gauge.thresholds]
    secret += [text for inject in BOOK.injects.values() for text in (inject.id, inject.text)]
    secret += [text for unknown in BOOK.unknowns.values() for text in (unknown.id, unknown.title)]
    secret += [link.by for link in BOOK.links.values() if not names(link.by).values <= who.gauges | set(link.weights)]
    for team in set(BOOK.teams) - {who.team if who.kind == "team" else ""}:
        secret += [card.text for card in BOOK.cards_of(team)] + [c.because for c in BOOK.cards_of(team)]
        secret += [policy.id for policy in BOOK.policies.values() if policy.team == team]
        secret += [o.title for o in BOOK.objectives.values() if o.team == team and o.secret]
        secret += [BOOK.briefs[team].splitlines()[2]]
        secret += [d.id for d in BOOK.doctrines.values() if d.team == team]
    # A word as common as `gap` or `evasion` stands in prose; the others are nobody's words but the rulebook's.
    telling = [word for word in secret if re.search("[_ ]", word)]
    assert len(telling) > 250
    assert [word for word in telling if holds(said, word)] == []


@pytest.mark.parametrize("audience", OTHERS)
def test_every_formula_left_reads_only_what_the_reader_sees(audience: str) -> None:
    read = extract(BOOK, audience)
    for link in read.links.values():
        if link.by != WITHHELD:
            assert names(link.by).values <= read.gauges.keys() | link.weights.keys()
            assert names(link.by).curves <= read.curves.keys()
        else:
            assert not link.weights
    for gauge in read.gauges.values():
        assert gauge.derived in ("", WITHHELD) or names(gauge.derived).values <= read.gauges.keys()


def test_a_team_reads_its_own_cards_and_objectives_whole_and_titles_of_others() -> None:
    read: Rulebook = extract(harbour().book, "team:red")
    assert read.cards["raid"] == harbour().book.cards["raid"]
    assert read.objectives["red_treasure"].words
    others = [card for card in read.cards.values() if card.team != "red"]
    assert others and all(card.title and card.text == WITHHELD and not card.effects for card in others)
    assert set(read.briefs) == {"public", "red"}


def test_an_effect_on_what_is_hidden_is_told_only_to_exist() -> None:
    read = extract(harbour().book, "team:red")
    assert [effect.gauge for effect in read.cards["raid"].effects] == ["peace", "envy"]
    blind = msgspec.structs.replace(harbour().book.gauges["envy"], seen_by=("blue",))
    book = msgspec.structs.replace(harbour().book, gauges=harbour().book.gauges | {"envy": blind})
    effects = extract(book, "team:red").cards["raid"].effects
    assert [effect.gauge for effect in effects] == ["peace", WITHHELD]
    assert effects[1].by == WITHHELD


def test_nobody_else_is_an_audience() -> None:
    with pytest.raises(ValueError, match="there is no audience"):
        extract(BOOK, "team:atlantis")
