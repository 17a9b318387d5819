"""Find the folders of content and of this installation's data, in a checkout and in an installed wheel alike."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"


def installed() -> bool:
    """Tell a wheel, which carries its content inside the package, from a checkout, where it stands beside it."""
    return _SHIPPED.is_dir()


def static() -> Path:
    """The folder that is served under /static/."""
    return _content("static")


def migrations() -> Path:
    """The folder of Alembic's steps."""
    return _content("migrations")


def rulebook() -> Path:
    """The folder whose folders are the scenarios."""
    return _content("rulebook")


def instance() -> Path:
    """The absolute path of the data folder: database, secrets, certificate. It need not exist yet.

    WEDGE_DATA names it; else it is `instance` in a checkout, and `wedge-data` where an installed `wedge` is started.
    """
    named = os.environ.get("WEDGE_DATA")
    if named:
        return Path(named).expanduser().absolute()
    return Path.cwd() / "wedge-data" if installed() else _PACKAGE.parent / "instance"


def _content(name: str) -> Path:
    return (_SHIPPED if installed() else _PACKAGE.parent) / name
