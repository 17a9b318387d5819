"""Who may come in: caps on connections in all and of one address, and the pace of one address."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

from server.gateway.limits import Counts, Limits
from server.gateway.rates import Bucket

# Addresses with nothing open are forgotten when there are more than this, once their buckets are full again.
_REMEMBERED = 1024


class House:
    """One address as the caps see it: one of IPv4, or a /64 of IPv6, since one machine has all of those to itself."""

    def __init__(self, limits: Limits) -> None:
        self.open = 0
        self.connects = Bucket(limits.connects_rate, limits.connects_burst)
        self.requests = Bucket(limits.requests_rate, limits.requests_burst)

    def forgettable(self, now: float) -> bool:
        """Say whether a fresh House would be just the same."""
        return self.open == 0 and self.connects.full(now) and self.requests.full(now)


@dataclass(eq=False)
class Caller:
    """One open connection. `hang_up` ends it at once, and may be called from anywhere."""

    house: House
    hang_up: Callable[[], None]
    inside: bool = True


class Door:
    """Admit, pace and count connections. Times are seconds of one steady clock, handed in."""

    def __init__(self, limits: Limits, counts: Counts) -> None:
        self._limits = limits
        self._counts = counts
        self._houses: dict[str, House] = {}
        self._waiting: dict[Caller, None] = {}
        self.open = 0

    def enter(self, address: str, hang_up: Callable[[], None], now: float) -> Caller | str:
        """Let a connection in, or say why not: `connect_rate`, `address_full` or `full`.

        Where it is full, the connection that has waited longest for a request gives up its place: browsers keep such
        connections open just in case, and open them anew without a word.
        """
        house = self._house(address, now)
        refusal = None
        if not house.connects.take(now):
            refusal = "connect_rate"
        elif house.open >= self._limits.per_address and not self._make_room(house):
            refusal = "address_full"
        elif self.open >= self._limits.connections and not self._make_room(None):
            refusal = "full"
        if refusal:
            self._counts.refused_requests[refusal] += 1
            return refusal
        caller = Caller(house, hang_up)
        house.open += 1
        self.open += 1
        self._waiting[caller] = None
        return caller

    def rest(self, caller: Caller) -> None:
        """Note that a connection waits for a request to begin."""
        if caller.inside:
            self._waiting[caller] = None

    def work(self, caller: Caller, now: float) -> float:
        """Note that a request has begun, and give the seconds it has to wait for its address's turn."""
        self._waiting.pop(caller, None)
        if caller.house.requests.take(now):
            return 0.0
        self._counts.slowed_reads["requests"] += 1
        return caller.house.requests.wait(now)

    def leave(self, caller: Caller) -> None:
        """Note that a connection is over; harmless if it was noted before."""
        self._waiting.pop(caller, None)
        if caller.inside:
            caller.inside = False
            caller.house.open -= 1
            self.open -= 1

    def _make_room(self, house: House | None) -> bool:
        for caller in self._waiting:
            if house is None or caller.house is house:
                self.leave(caller)
                caller.hang_up()
                return True
        return False

    def _house(self, address: str, now: float) -> House:
        name = _name(address)
        house = self._houses.get(name)
        if house is None:
            if len(self._houses) >= _REMEMBERED:
                self._houses = {name: house for name, house in self._houses.items() if not house.forgettable(now)}
            house = self._houses[name] = House(self._limits)
        return house


def _name(address: str) -> str:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((ip, 64), strict=False))
