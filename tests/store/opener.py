"""A process that opens a desk for writing, says so, and waits to be told to go: run by ``test_two_processes``."""

from __future__ import annotations

import sys
from pathlib import Path

from humasdesk.services.desk import open_desk

if __name__ == "__main__":
    with open_desk(Path(sys.argv[1])):
        print("open", flush=True)
        sys.stdin.readline()
