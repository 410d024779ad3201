"""A process of its own for measures that need a fresh one: ``python -m … TASK HOME RELEASE OUT`` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def _first_pdf(home: Path, release_id: str, out: Path) -> dict[str, float]:
    from humasdesk.services.desk import open_desk

    with open_desk(home, readonly=True) as desk:
        begin = time.perf_counter()
        from humasdesk.services import exporting

        exporting.export(desk, release_id, ("pdf",), out)
        return {"milliseconds": (time.perf_counter() - begin) * 1_000}


def _memory(home: Path, release_id: str, out: Path) -> dict[str, float]:
    bare = most_held()
    from humasdesk.document.markdown_in import from_markdown
    from humasdesk.services import drafting, exporting, searching
    from humasdesk.services.desk import open_desk

    with open_desk(home, readonly=True) as desk:
        for one in searching.page(desk, searching.Wanted(), limit=50):
            from_markdown(drafting.head_of(desk, one.id).content.body)
        for query in ("pembangunan", "jalan banjir", '"ketahanan pangan"'):
            searching.search(desk, query)
        exporting.export(desk, release_id, ("pdf",), out)
    return {"bare": bare, "most": most_held()}


def most_held() -> float:
    """MiB that this process held at most; 0 where the system does not tell.

    Linux counts what the parent held before the program was loaded into ``ru_maxrss``, so its own account is read.
    """
    account = Path("/proc/self/status")
    if account.exists():
        return int(account.read_text("ascii").partition("VmHWM:")[2].split()[0]) / 2**10
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # bytes on macOS


TASKS = {"first-pdf": _first_pdf, "memory": _memory}

if __name__ == "__main__":
    task, home, release_id, out = sys.argv[1:]
    print(json.dumps(TASKS[task](Path(home), release_id, Path(out))))
