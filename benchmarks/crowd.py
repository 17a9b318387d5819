"""Some of the people of a room, in a process of their own: they listen, and give orders at moments fixed beforehand."""

import threading
import time
import uuid
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import NamedTuple

import socketio

_PATIENCE_S = 30.0


class Place(NamedTuple):
    """One person: the cookie that says who it is, and the game."""

    cookie: str
    game: str


class Plan(NamedTuple):
    """`orders` public statements `every` seconds, the first at `start` of the monotonic clock. Person k of the room gives
    number k, then k + the number of people, and so on."""

    start: float
    every: float
    orders: int


class Heard(NamedTuple):
    """Milliseconds from each order to its ack, refusals, and how many updates came to these people."""

    acks: list[float]
    refused: list[str]
    updates: int


class _Person:
    def __init__(self, base: str, place: Place) -> None:
        self.acks: list[float] = []
        self.refused: list[str] = []
        self.updates = 0
        self._game = place.game
        self._lock = threading.Lock()
        self.socket = socketio.Client(reconnection=False, handle_sigint=False)
        self.socket.on("view", self._view)
        self.socket.connect(base, headers={"Cookie": place.cookie}, transports=["websocket"])
        answer = self.socket.call("sync", {"game": place.game}, timeout=_PATIENCE_S)
        if not answer["ok"]:
            raise RuntimeError(f"a person was not let in: {answer}")

    def speak(self) -> None:
        """Make a public statement; the time counts from now to the ack."""
        text = "We state before everybody at this table what we mean to do, and why. " * 3
        order = {"type": "SendCable", "kind": "public", "text": text, "to": []}
        began = time.perf_counter()

        def acknowledged(answer: dict) -> None:  # type: ignore[type-arg]
            with self._lock:
                self.acks.append((time.perf_counter() - began) * 1000)
                if not answer["ok"]:
                    self.refused.append(str(answer["refused"]))

        self.socket.emit("order", {"game": self._game, "id": uuid.uuid4().hex, "order": order}, callback=acknowledged)

    def _view(self, payload: object) -> None:
        with self._lock:
            self.updates += 1


def sit(pipe: Connection, base: str, places: Sequence[Place], first: int, of: int, speakers: int) -> None:
    """Seat people `first`, `first + 1` ... `of` a room of which the first `speakers` speak; wait for plans, and report each."""
    people = [_Person(base, place) for place in places]
    pipe.send("seated")
    while (plan := pipe.recv()) is not None:
        for person in people:
            person.acks, person.refused, person.updates = [], [], 0
        mine = [number for number in range(plan.orders) if 0 <= number % speakers - first < len(people)]
        for number in mine:
            time.sleep(max(0.0, plan.start + number * plan.every - time.monotonic()))
            people[number % speakers - first].speak()
        end = plan.start + plan.orders * plan.every + _PATIENCE_S
        while time.monotonic() < end and not _served(people, len(mine), plan.orders):
            time.sleep(0.02)
        pipe.send(
            Heard(
                [ack for person in people for ack in person.acks],
                [refused for person in people for refused in person.refused],
                sum(person.updates for person in people),
            )
        )
    for person in people:
        person.socket.disconnect()


def _served(people: list[_Person], given: int, orders: int) -> bool:
    return sum(len(person.acks) for person in people) >= given and all(p.updates >= orders for p in people)
