"""The scenarios that are shipped."""

from functools import cache
from pathlib import Path

from server.rules import load
from server.umpire.rulebook import Rulebook

SHIPPED = Path(__file__).parents[2] / "rulebook"
SCENARIOS = sorted(folder.name for folder in SHIPPED.iterdir() if (folder / "scenario.yaml").is_file())


@cache
def shipped(scenario: str) -> Rulebook:
    """A shipped scenario, loaded once."""
    return load(SHIPPED / scenario)
