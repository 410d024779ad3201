"""What the measuring processes have in common: how they speak, and what of the machine they read."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def tell(values: dict[str, object]) -> None:
    """Print one answer."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def now() -> dict[str, float]:
    """This moment by the machine's steady clock, in seconds, and the processor time that the process has taken."""
    return {"at": time.monotonic(), "cpu": time.process_time()}


def most_memory() -> float:
    """MiB that this process held at most; 0 where the system does not tell."""
    account = Path("/proc/self/status")
    if account.exists():
        return int(account.read_text("ascii").partition("VmHWM:")[2].split()[0]) / 2**10
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # bytes on macOS
