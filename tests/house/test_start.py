"""Starting is quick: the command line loads before the heavy libraries, which wait for the command that needs them."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("sqlalchemy", "pysqlite3", "typst", "markdown", "PySide6", "PIL", "fontTools", "cryptography", "keyring")


def test_the_command_line_loads_no_heavy_library() -> None:
    program = f"import sys, humasdesk.cli.main; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
