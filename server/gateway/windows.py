"""The windows that each seat has open: so many, and no seat can crowd others out."""

_MOST = 6


class Windows:
    """Sockets by whose they are, the oldest first."""

    def __init__(self) -> None:
        self._open: dict[str, list[str]] = {}

    def opened(self, whose: str, sid: str) -> str:
        """Count one more; the oldest one, which must give way, where there are too many now, else empty."""
        windows = self._open.setdefault(whose, [])
        windows.append(sid)
        return windows.pop(0) if len(windows) > _MOST else ""

    def shut(self, sid: str) -> None:
        """Count one less, if it is still counted."""
        for whose, windows in list(self._open.items()):
            if sid in windows:
                windows.remove(sid)
                if not windows:
                    del self._open[whose]
