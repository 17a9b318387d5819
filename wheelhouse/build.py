"""Build dist/wedge-VERSION-MACHINE.zip: our wheel, every wheel it needs, and what installs them without a network."""

import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def main() -> None:
    """Fetch and build in a folder of its own, so that no wheel of an earlier release slips in."""
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch) / "wedge"
        wheels = house / "wheels"
        wheels.mkdir(parents=True)
        wanted = ["--only-binary", ":all:", "--requirement", ROOT / "requirements.txt"]
        subprocess.run([*PIP, "download", "--quiet", *wanted, "--dest", wheels], check=True)
        ours = ["--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT]
        subprocess.run([*PIP, "wheel", "--quiet", *ours], check=True)
        for name in ("install.py", "README.txt"):
            shutil.copyfile(ROOT / "wheelhouse" / name, house / name)
        made_for = [f"{sys.version_info[0]}.{sys.version_info[1]}", platform.system(), platform.machine()]
        (house / "made-for.txt").write_text(" ".join(made_for) + "\n", "utf-8")
        wheel = next(wheels.glob("wedge-*.whl"))
        name = "-".join([*wheel.name.split("-")[:2], *made_for[1:], f"py{made_for[0]}"]).lower()
        made = shutil.make_archive(str(ROOT / "dist" / name), "zip", scratch, "wedge")
    print(f"{Path(made).relative_to(ROOT)}, {Path(made).stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
