"""Content from strangers runs nothing, reads no other file, exhausts nothing, and is refused in a sentence (P15)."""

import os
import tracemalloc
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from server.rules import Faulty, check, load, tree
from server.rules.files import FILE_BYTES, MOST_FILES, gather
from server.rules.load import examined
from server.rules.reading import read
from tests.rules.shelf import TOY, copy

BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
FULL = FILE_BYTES - 1_000
EVIL = {
    "bomb": (BOMB, "is an anchor"),
    "python": ("!!python/object/apply:os.system ['touch {touched}']\n", "is a tag"),
    "deep in brackets": ("[" * 1_900, "nested too deep"),
    "deep in braces": ("{" * 1_900, "nested too deep"),
    "deep in dashes": ("- " * 900, "nested too deep"),
    "deep over lines": ("[\n" * (FULL // 2), "nested too deep"),
    "one endless line": ("[" * FULL, "this line has"),
    "a string without end": ("a: '" + "x\n" * (FULL // 2), "YAML cannot be read"),
    "keys without end": ("".join(f"k{n}: 1\n" for n in range(6_000)), "more than 500 entries"),
    "one key again and again": ("a: 1\n" * (FULL // 5), "more than 500 entries"),
    "questions": ("? " * 900, "nested too deep"),
    "nul": ("title: a\0b\n", "a character that text cannot hold"),
    "a number without end": ("low: " + "9" * 1_900, "write a number"),
    "not a number": ("low: .nan\n", "write a number"),
    "infinity": ("low: 1e999\n", "write a number"),
    "past the exact integers": ("low: 9007199254740993\n", "write a number"),
}


@pytest.mark.parametrize("pure", [False, True], ids=["fast parser", "slow parser"])
@pytest.mark.parametrize("name", EVIL)
def test_evil_yaml_is_refused_with_a_sentence(
    name: str, pure: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "YAML", partial(YAML, pure=True) if pure else YAML)
    text, sentence = EVIL[name]
    touched = tmp_path / "touched"
    toy = copy(tmp_path)
    (toy / "unknowns" / "nerve.yaml").write_text(text.replace("{touched}", str(touched)))
    told = [str(fault) for fault in check(toy).faults]
    assert any(sentence in line for line in told), told[:3]
    assert all(len(line) < 1_000 for line in told)
    assert not touched.exists()


def test_a_bomb_does_not_go_off(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "unknowns" / "nerve.yaml").write_text(BOMB)
    tracemalloc.start()
    check(toy)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * 1024 * 1024


def test_ten_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "unknowns" / "nerve.yaml").write_bytes(b"a" * 10 * 1024 * 1024)
    assert [str(fault) for fault in check(toy).faults] == [
        "toy/unknowns/nerve.yaml:1: the file is larger than 64 KiB; split it: one small thing a file"
    ]


def test_too_many_files_and_too_many_bytes_are_refused(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    for number in range(MOST_FILES + 10):
        (toy / "unknowns" / f"u{number}.yaml").write_text("")
    assert "there are more than" in str(check(toy).faults[0])
    for number in range(40):
        (toy / "unknowns" / f"u{number}.yaml").write_bytes(b"#" * (FILE_BYTES - 1))
    assert any("together larger than 2 MiB" in fault.what for fault in check(toy).faults)


def test_folders_nested_without_end_are_refused(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "gauges" / Path(*("down" for _ in range(30)))).mkdir(parents=True)
    assert "folders are nested too deep" in str(check(toy).faults[0])


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    secret = tmp_path / "secret.yaml"
    secret.write_text("title: the password\n")
    (toy / "unknowns" / "stolen.yaml").symlink_to(secret)
    (toy / "gauges" / "outside").symlink_to(tmp_path)
    (toy.parent / "sources.yaml").unlink()
    (toy.parent / "sources.yaml").symlink_to(secret)
    told = [str(fault) for fault in check(toy).faults]
    assert [line.split(":")[0] for line in told] == ["sources.yaml", "toy/gauges/outside", "toy/unknowns/stolen.yaml"]
    assert all("this is a link to another place" in line for line in told)
    assert not any("password" in line for line in told)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    os.mkfifo(toy / "unknowns" / "pipe.yaml")
    assert "this is not an ordinary file" in str(check(toy).faults[0])


def test_a_name_that_cannot_be_an_id_is_told_without_being_repeated_raw(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "unknowns" / "\x1b[31mred\n.yaml").write_text("")
    [fault] = check(toy).faults
    assert fault.what == "this name cannot be an id"
    assert "\x1b" not in str(fault) and "\n" not in str(fault)


def test_text_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "unknowns" / "nerve.yaml").write_bytes(b"title: fine\nbecause: caf\xe9\n")
    (toy / "briefs" / "north.md").write_bytes(b"caf\xe9")
    told = [str(fault) for fault in check(toy).faults]
    assert "toy/unknowns/nerve.yaml:2: this is not UTF-8 text; save the file as UTF-8" in told
    assert "toy/briefs/north.md:1: this is not UTF-8 text; save the file as UTF-8" in told


NAME, SOUND = gather(TOY)
LEAVES = st.sampled_from(["", "tension", "north", "1", "-1e3", "yes", "max(tension", "a" * 300, "{", "<<", "\u202e"])
NODES = st.recursive(
    LEAVES | st.integers() | st.floats() | st.none() | st.booleans(),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(LEAVES, each, max_size=4),
    max_leaves=12,
)


@given(
    path=st.sampled_from(sorted(SOUND)), start=st.integers(0, 400), cut=st.integers(0, 60), put=st.binary(max_size=8)
)
@settings(max_examples=150)
def test_no_damage_to_any_file_is_more_than_a_fault(path: str, start: int, cut: int, put: bytes) -> None:
    raw = SOUND[path]
    draft = examined(NAME, {**SOUND, path: raw[:start] + put + raw[start + cut :]})
    assert all(fault.what and fault.meant and fault.line >= 1 for fault in draft.faults)


@given(path=st.sampled_from(sorted(path for path in SOUND if path.endswith(".yaml"))), data=st.data())
@settings(max_examples=150)
def test_no_value_in_any_place_is_more_than_a_fault(path: str, data: st.DataObject) -> None:
    lines = SOUND[path].decode().splitlines()
    keys = [number for number, line in enumerate(lines) if line and line[0].isalpha() and ": " in line]
    at = data.draw(st.sampled_from(keys or [0]))
    value = repr(data.draw(NODES)).replace("'", '"').replace("\\", "")
    lines[at] = lines[at].split(":")[0] + ": " + value
    draft = examined(NAME, {**SOUND, path: "\n".join(lines).encode()})
    assert all(fault.what and fault.meant for fault in draft.faults)


def test_a_sound_copy_reads_as_the_damaged_ones_do_not() -> None:
    assert read(NAME, SOUND).faults == []
    with pytest.raises(Faulty):
        load(TOY.parent)
