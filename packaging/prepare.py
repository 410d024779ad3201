r"""Sets HumasDesk up beside its sources: ``.venv`` with the locked packages, the program, and what Qt asks of Linux.

``make setup`` runs it; on Windows ``py -3.11 packaging\prepare.py`` does. It needs the standard library only.
A set-up that holds is recognised by its stamp, and then nothing is fetched, so the network is needed once only.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PROGRAM = BIN / ("humasdesk.exe" if os.name == "nt" else "humasdesk")
STAMP = VENV / "prepared"
LOG = ROOT / "build" / "prepare.log"
LOCK = ROOT / "packaging" / "locks" / "dev.txt"
OLDEST = (3, 11)

# What the wheel of Qt loads and does not bring (readelf -d on the Qt libraries and on the offscreen, X11 and Wayland
# plugins), by the Debian package that has it; whatever else they name comes with these.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class Stopped(Exception):
    """The set-up cannot go on; the sentence says why and what to do."""


def main() -> int:
    """Prepare what is missing; 0 when HumasDesk can run, 1 with a sentence when it cannot."""
    started = time.monotonic()
    try:
        use_a_new_enough_python()
        wanted = stamp()
        if is_prepared(wanted):
            return 0
        LOG.parent.mkdir(exist_ok=True)
        LOG.write_text("", encoding="utf-8")
        install_system_packages(missing_libraries())
        make_venv()
        install_packages()
        STAMP.write_text(wanted, encoding="utf-8")
    except Stopped as stopped:
        print(f"HumasDesk could not be set up. {stopped}", file=sys.stderr)
        return 1
    say(f"ready after {time.monotonic() - started:.0f} s")
    return 0


def say(sentence: str) -> None:
    """One line of progress."""
    print(f"set-up: {sentence}", flush=True)


def use_a_new_enough_python() -> None:
    """Start again under a newer Python of this machine where the one that runs is too old."""
    if sys.version_info >= OLDEST:
        return
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            sys.exit(subprocess.call([found, *sys.argv]))
    raise Stopped(f"It needs Python 3.11 or newer; this is {sys.version.split()[0]}.")


def stamp() -> str:
    """What the set-up depends on, as one hash: the locks, the project's own file, this script and the folder."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_prepared(wanted: str) -> bool:
    """Whether an earlier set-up finished and still fits."""
    return PYTHON.exists() and PROGRAM.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted


def missing_libraries() -> dict[str, str]:
    """The system libraries that do not load here, and Python's own installer where Debian keeps it apart."""
    missing = {}
    if importlib.util.find_spec("ensurepip") is None:
        missing["ensurepip"] = f"python3.{sys.version_info.minor}-venv"
    if sys.platform == "linux":
        missing.update((name, package) for name, package in QT_LIBRARIES.items() if not loads(name))
    return missing


def loads(library: str) -> bool:
    """Whether the system's loader finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(missing: dict[str, str]) -> None:
    """Install with apt, where that needs no password; else stop with the one line to run."""
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise Stopped(f"Install these with your system's packages, then start again: {' '.join(missing)}")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *sorted(set(missing.values()))]
    line = f"sudo apt-get update && sudo {' '.join(install)}"
    rights = rights_to_install()
    if rights is None:
        raise Stopped(f"Some system packages are missing. Run this line, then start again:\n  {line}")
    say(f"installing with apt: {' '.join(install[4:])}")
    logged([*rights, "apt-get", "update"])  # where this fails, the lists of yesterday may still do
    if logged([*rights, *install]):
        raise Stopped(f"apt could not install its packages (see {LOG}). Run this line, then start again:\n  {line}")


def rights_to_install() -> list[str] | None:
    """What to put before ``apt-get``, or None where nobody can be asked for a password."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    if shutil.which("sudo") and logged(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n", *quiet]
    return None


def make_venv() -> None:
    """Make ``.venv``; one that works is kept and brought up to date."""
    STAMP.unlink(missing_ok=True)
    if venv_works():
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    if logged([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise Stopped(f"Python could not make .venv; {LOG} says why.")


def venv_works() -> bool:
    """Whether ``.venv`` was made in this very folder (its programs name their place) and has a Python with pip."""
    settings = VENV / "pyvenv.cfg"
    if not (PYTHON.exists() and settings.is_file() and str(VENV) in settings.read_text(encoding="utf-8")):
        return False
    return logged([str(PYTHON), "-c", f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"]) == 0


def install_packages() -> None:
    """Install the locked packages, each checked against its hash, then the program itself from these sources."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--progress-bar", "off",
           "--no-compile"]  # Python compiles what is used at its first use; all of it would be a third of the set-up
    count = sum(1 for line in LOCK.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    say(f"installing {count} locked packages (the first time about 200 MB are fetched)")
    if logged([*pip, "--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(LOCK)]):
        raise Stopped(
            "The packages could not be installed. The first set-up needs the network; later starts do not.\n"
            f"The end of {LOG}:\n{last_lines()}"
        )
    if logged([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]):
        raise Stopped(f"The program itself could not be installed. The end of {LOG}:\n{last_lines()}")


def logged(command: list[str]) -> int:
    """Run ``command`` with its output in the log; its exit code."""
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n$ {shlex.join(command)}\n")
        log.flush()
        return subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def last_lines(count: int = 3) -> str:
    """The end of the log, for a message."""
    lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"  {line}" for line in lines[-count:])


if __name__ == "__main__":
    sys.exit(main())
