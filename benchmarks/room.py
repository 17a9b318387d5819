"""One room of thirty sockets: how long an order takes to be acknowledged, and what telling everybody costs the server."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from .crowd import Heard, Place, Plan, sit
from .figures import Figure
from .process import Process, stock, wedge
from .scene import Scene
from .seats import OBSERVERS, seated
from .timing import share

Crowds = Sequence[tuple[multiprocessing.process.BaseProcess, Connection]]

_CROWDS = 3
_WARM = 10


def figures(scene: Scene, data: Path, *, orders: int = 80, rate: float = 4.0) -> Iterator[Figure]:
    """Measure our server and then the stock one with the same people and the same statements, `rate` a second."""
    people = seated(scene, data)
    ours, our_cpu = _measured(wedge(data), people, orders, rate)
    theirs, their_cpu = _measured(stock(), [Place("nobody=1", "room")] * len(people), orders, rate)
    peer = "stock_flask_socketio_in_memory"
    for name, percent in (("p50", 50), ("p99", 99)):
        mine, other = share(ours.acks, percent), share(theirs.acks, percent)
        yield Figure(f"ack_{name}_{len(people)}_sockets_durable", mine, "ms", peer, other)
    yield Figure(
        "server_cpu_per_delivered_update", our_cpu * 1e6 / ours.updates, "us", peer, their_cpu * 1e6 / theirs.updates
    )


def _measured(server: Process, people: Sequence[Place], orders: int, rate: float) -> tuple[Heard, float]:
    """What the people heard, and the seconds of processor time it cost. RuntimeError where anything was lost."""
    with crowded(server, people, rate) as crowds:
        before = server.cpu
        heard = spoken(crowds, orders, rate, len(people))
        return heard, server.cpu - before


@contextmanager
def crowded(server: Process, people: Sequence[Place], rate: float) -> Iterator[Crowds]:
    """The people seated at a server that was just started, and once warm; all gone at the end."""
    crowds: list[tuple[multiprocessing.process.BaseProcess, Connection]] = []
    context = multiprocessing.get_context("spawn")
    try:
        server.start()
        size = len(people) // _CROWDS
        for first in range(0, len(people), size):
            pipe, theirs = context.Pipe()
            words = (theirs, server.base, people[first : first + size], first, len(people), len(people) - OBSERVERS)
            crowds.append((context.Process(target=sit, args=words, daemon=True), pipe))
            crowds[-1][0].start()
            theirs.close()
        for _, pipe in crowds:
            pipe.recv()
        spoken(crowds, _WARM, rate, len(people))
        yield crowds
        for process, pipe in crowds:
            pipe.send(None)
            process.join(10)
    finally:
        for process, _ in crowds:
            if process.is_alive():
                process.kill()
        server.end()


def spoken(crowds: Crowds, orders: int, rate: float, people: int) -> Heard:
    """Have so many statements made, so many a second; what was heard. RuntimeError where anything was lost."""
    plan = Plan(time.monotonic() + 0.3, 1 / rate, orders)
    for _, pipe in crowds:
        pipe.send(plan)
    parts = [pipe.recv() for _, pipe in crowds]
    heard = Heard(
        [ack for part in parts for ack in part.acks],
        [refused for part in parts for refused in part.refused],
        sum(part.updates for part in parts),
    )
    served(heard, orders=orders, people=people)
    return heard


def served(heard: Heard, *, orders: int, people: int) -> None:
    """RuntimeError unless every order was acknowledged and every person heard of each."""
    if heard.refused or len(heard.acks) != orders or heard.updates != orders * people:
        says = f"{len(heard.acks)} acks of {orders}, {heard.updates} updates of {orders * people}"
        raise RuntimeError(f"the room was not served: {says}, refused {heard.refused[:1]}")
