"""A house with a game in its lobby, for every story of the table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.table.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """One server on a file of its own."""
    house = House(tmp_path)
    yield house
    house.close()
