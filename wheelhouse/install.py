"""Install Wedge beside this file without a network: `python3 install.py`, and then the command that it prints."""

import platform
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Written by the build: the Python and the kind of machine that the wheels are for.
MADE_FOR = (HERE / "made-for.txt").read_text("utf-8").split()


def main() -> int:
    """Make an environment in `wedge`, install every wheel into it, and say how to serve."""
    here = [f"{sys.version_info[0]}.{sys.version_info[1]}", platform.system(), platform.machine()]
    if here != MADE_FOR:
        print(f"These wheels are for Python {' '.join(MADE_FOR)}; this is Python {' '.join(here)}.", file=sys.stderr)
        print("Run `make wheelhouse` on a machine like this one, or install that Python here.", file=sys.stderr)
        return 1
    home = HERE / "wedge"
    venv.create(home, with_pip=True, clear=True)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run([*pip, "--no-index", "--find-links", HERE / "wheels", "wedge"], check=False)
    if done.returncode:
        return done.returncode
    print(f"Wedge is installed. To serve it:\n\n    {programs / 'wedge'} serve\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
