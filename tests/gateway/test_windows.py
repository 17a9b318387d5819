"""A seat's windows: the oldest gives way to the seventh, and what is shut counts no more."""

from server.gateway.windows import Windows


def test_the_oldest_of_a_seats_windows_gives_way_and_no_other_seats() -> None:
    windows = Windows()
    assert [windows.opened("g/red", f"r{n}") for n in range(6)] == [""] * 6
    assert windows.opened("g/blue", "b0") == ""
    assert windows.opened("g/red", "r6") == "r0"
    assert windows.opened("g/red", "r7") == "r1"


def test_a_window_that_is_shut_makes_room_for_another() -> None:
    windows = Windows()
    for n in range(6):
        windows.opened("g/red", f"r{n}")
    windows.shut("r3")
    windows.shut("nobody's")
    assert windows.opened("g/red", "r6") == ""
    assert windows.opened("g/red", "r7") == "r0"
