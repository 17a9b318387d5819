"""What every test shares: its turn, the browser, the databases, and how hypothesis looks for counterexamples."""

import os

from hypothesis import settings

pytest_plugins = ("tests.turns", "tests.chromium", "tests.postgres")

# A run on two shared cores says nothing about time, and a CI run must find tomorrow what it found today.
settings.register_profile("home", deadline=None)
settings.register_profile("ci", parent=settings.get_profile("home"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")
