"""The event loop runs on while the database takes its time."""

import subprocess

import pytest

from server.store.threads import InPlace, Native, fitting
from tests.store.playing import PYTHON, ROOT


def test_under_gevent_a_held_database_holds_up_only_those_who_wait_for_it(url: str) -> None:
    words = [PYTHON, "-m", "tests.store.under_gevent", url]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == "ticks 50\n"


def test_an_unpatched_process_works_in_place() -> None:
    assert isinstance(fitting(4), InPlace)


def test_what_fails_in_a_native_thread_fails_where_it_was_asked_and_prints_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    threads = Native(1)
    with pytest.raises(ZeroDivisionError):
        threads.run(lambda: 1 // 0)
    assert threads.run(lambda: 7 // 2) == 3
    threads.close()
    assert capfd.readouterr().err == ""
