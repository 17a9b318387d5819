"""Acknowledgements while futures are played: the same room, in turns with and without somebody looking ahead."""

import itertools
import queue
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import socketio

from .crowd import Place
from .figures import Figure
from .process import wedge
from .room import crowded, spoken
from .scene import Scene
from .seats import OBSERVERS, seated
from .timing import share

_PATIENCE_S = 120.0
_EACH = 8
# As many questions as a room may ask last through all rounds if none comes sooner than this after the one before.
_EVERY_S = 0.4


def figures(scene: Scene, data: Path, *, orders: int = 40, rate: float = 4.0, rounds: int = 3) -> Iterator[Figure]:
    """Measure one server, `rounds` times without and with looking ahead. RuntimeError where nothing was asked meanwhile."""
    people = seated(scene, data)
    server = wedge(data)
    without: list[float] = []
    during: list[float] = []
    seconds = 0.0
    with crowded(server, people, rate) as crowds:
        asking = Asking(server.base, people[: -OBSERVERS - 1])
        try:
            for _ in range(rounds):
                without += spoken(crowds, orders, rate, len(people)).acks
                asked = asking.answered
                asking.on.set()
                asking.heard()
                during += spoken(crowds, orders, rate, len(people)).acks
                asking.on.clear()
                seconds += orders / rate
                if asking.answered == asked:
                    raise RuntimeError("nobody looked ahead while the room spoke")
            answered = asking.answered
        finally:
            asking.end()
    for name, percent in (("p50", 50), ("p95", 95)):
        yield Figure(
            f"ack_{name}_during_forecast", share(during, percent), "ms", "without_forecast", share(without, percent)
        )
    yield Figure("looks_ahead_meanwhile", answered / seconds, "1/s")


class Asking:
    """Players who, while `on` is set, ask one after another what each of their cards would do. `answered` counts the answers."""

    def __init__(self, base: str, places: Sequence[Place]) -> None:
        self.on = threading.Event()
        self.answered = 0
        self._ended = False
        self._answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._news = threading.Condition()
        self._sockets = [self._connected(base, place) for place in places]
        self._questions = self._asks(places)
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self._thread.start()

    def heard(self) -> None:
        """Wait until one more answer has come: from then on the process is warm."""
        with self._news:
            before = self.answered
            if not self._news.wait_for(lambda: self.answered > before, _PATIENCE_S):
                raise RuntimeError("no answer about the futures came")

    def end(self) -> None:
        """Ask no more."""
        self._ended = True
        self.on.set()
        self._thread.join(_PATIENCE_S)
        for socket in self._sockets:
            socket.disconnect()

    def _connected(self, base: str, place: Place) -> socketio.Client:
        socket = socketio.Client(reconnection=False, handle_sigint=False)
        socket.on("ahead", self._answers.put)
        socket.connect(base, headers={"Cookie": place.cookie}, transports=["websocket"])
        return socket

    def _asks(self, places: Sequence[Place]) -> Iterator[tuple[socketio.Client, dict[str, Any]]]:
        """Each player a few different questions, so that no answer is there already and nobody asks too often."""
        mine: list[list[tuple[socketio.Client, dict[str, Any]]]] = []
        taken: dict[str, Iterator[dict[str, Any]]] = {}
        for socket, place in zip(self._sockets, places, strict=True):
            told = socket.call("sync", {"game": place.game}, timeout=_PATIENCE_S)
            moves = taken.setdefault(told["me"]["team"], _moves(told["view"]))
            asks = [
                {"game": place.game, "ask": {"kind": "odds", "move": move}} for move in itertools.islice(moves, _EACH)
            ]
            mine.append([(socket, ask) for ask in asks])
        for one in itertools.zip_longest(*mine):
            yield from (question for question in one if question is not None)

    def _ask(self) -> None:
        for socket, question in self._questions:
            self.on.wait()
            if self._ended:
                return
            at = time.monotonic()
            answer = socket.call("ahead", {**question, "id": uuid.uuid4().hex}, timeout=_PATIENCE_S)
            if answer["ok"] and answer["found"] is None:
                self._answers.get(timeout=_PATIENCE_S)
            with self._news:
                self.answered += bool(answer["ok"])
                self._news.notify_all()
            time.sleep(max(0.0, at + _EVERY_S - time.monotonic()))


def _moves(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Moves that the team could make, each with and without an argument."""
    for reason in ("", "argued"):
        for card, item in view["hand"].items():
            about = view["book"]["cards"][card]
            if item["playable"]:
                target = about["targets"][0] if about["targets"] else ""
                yield {"card": card, "target": target, "reason": reason, "covert": about["covert"] == "always"}
