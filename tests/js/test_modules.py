"""The pure modules of the pages, run where they need no browser: by node's own test runner."""

import subprocess
from pathlib import Path

from server.assets import node

HERE = Path(__file__).parent


def test_the_pure_modules_keep_their_word() -> None:
    executable, _ = node()
    ran = subprocess.run(
        [executable, "--test", *map(str, sorted(HERE.glob("*.test.mjs")))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
