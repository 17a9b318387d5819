"""An edition as bytes: what a game stores comes back as the very same rulebook, and nothing else is taken for one."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.rules import Faulty, edition, load, pack, unpack
from tests.rules.shelf import TOY, copy

PACKED = pack(TOY)


def test_a_packed_edition_is_the_rulebook_of_its_folder() -> None:
    assert unpack(PACKED) == load(TOY)
    assert unpack(PACKED).edition == edition(TOY)


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40),
    opening=st.floats(10, 90, allow_nan=False).map(lambda x: round(x, 4)),
)
@settings(max_examples=40)
def test_whatever_is_written_survives_packing(
    tmp_path_factory: pytest.TempPathFactory, title: str, opening: float
) -> None:
    toy = copy(tmp_path_factory.mktemp("packed"))
    quoted = title.replace("'", "''")
    gauge = toy / "gauges" / "world" / "trust.yaml"
    gauge.write_text(gauge.read_text().replace("title: Trust", f"title: '{quoted}'"), encoding="utf-8")
    push = toy / "cards" / "north" / "push.yaml"
    push.write_text(push.read_text().replace("by: -6", f"by: {-opening!r}"))
    book = load(toy)
    assert book.gauges["trust"].title == title
    assert book.cards["push"].on["backfire"][0].by == -opening
    assert unpack(pack(toy)) == book


def test_the_same_files_give_the_same_bytes_whenever_they_were_saved(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    for path in toy.rglob("*"):
        os.utime(path, (0, 0))
        path.chmod(0o700)
    assert pack(toy) == PACKED


@pytest.mark.parametrize(
    ("packed", "sentence"),
    [
        (b"", "cannot be unpacked"),
        (b"PK\x03\x04 and then nothing", "cannot be unpacked"),
        (PACKED[: len(PACKED) // 2], "cannot be unpacked"),
        (b"x" * (5 * 1024 * 1024), "is larger than"),
    ],
    ids=["empty", "no zip", "half a zip", "too large"],
)
def test_bytes_that_are_no_edition_are_refused(packed: bytes, sentence: str) -> None:
    with pytest.raises(Faulty, match=sentence):
        unpack(packed)


@pytest.mark.parametrize(
    ("entries", "how", "sentence"),
    [
        ({"../out.yaml": b"a"}, zipfile.ZIP_STORED, "is not a rulebook's path"),
        ({"/etc/passwd": b"a"}, zipfile.ZIP_STORED, "is not a rulebook's path"),
        ({"toy\\scenario.yaml": b"a"}, zipfile.ZIP_STORED, "is not a rulebook's path"),
        ({"toy/": b""}, zipfile.ZIP_STORED, "is not a rulebook's path"),
        ({"toy/scenario.yaml": b"a" * 100_000}, zipfile.ZIP_STORED, "larger than 64 KiB"),
        ({"toy/scenario.yaml": b"a" * 50_000_000}, zipfile.ZIP_DEFLATED, "unpacks to more than"),
        ({"toy/scenario.yaml": b"a" * 50_000}, zipfile.ZIP_DEFLATED, "is compressed"),
        ({f"toy/unknowns/u{n}.yaml": b"" for n in range(1_600)}, zipfile.ZIP_STORED, "unpacks to more than"),
        ({"toy/scenario.yaml": b"a: 1", "two/scenario.yaml": b"a: 1"}, zipfile.ZIP_STORED, "holds 2 scenarios"),
        ({"sources.yaml": b"claims: {}"}, zipfile.ZIP_STORED, "holds 0 scenarios"),
    ],
    ids=["up", "root", "backslash", "folder", "large file", "bomb", "compressed", "many", "two", "none"],
)
def test_archives_that_this_program_never_makes_are_refused(entries: dict[str, bytes], how: int, sentence: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, raw in entries.items():
            archive.writestr(name, raw)
    with pytest.raises(Faulty, match=sentence):
        unpack(made.getvalue())


@given(at=st.integers(0, len(PACKED) - 1), value=st.integers(0, 255))
@settings(max_examples=200)
def test_a_changed_byte_is_refused_or_harmless_and_never_a_crash(at: int, value: int) -> None:
    changed = PACKED[:at] + bytes([value]) + PACKED[at + 1 :]
    try:
        book = unpack(changed)
    except Faulty as refused:
        assert refused.faults
    else:
        assert book.edition == edition(TOY) and book == load(TOY)
