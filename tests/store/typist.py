"""A process that saves and autosaves until it is killed: run by ``test_kill``. Every deed is said on standard output,
once begun (``try``) and once it is on disk (``done``)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from humasdesk.domain.release import Content
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, Me, open_desk

BODY = "\n\n".join("Gubernur membuka rapat koordinasi pembangunan desa di Samarinda." for _ in range(40))


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def work(desk: Desk, me: Me, chance: random.Random, releases: list[str], typed: list[str], deed: int) -> None:
    """One deed: a new release, a revision of one, or a working copy of another."""
    token = f"{chance.randrange(10**9)}x{deed}"
    content = Content(headline=token, body=BODY)
    kind = chance.choice(("new", "edit", "keep", "keep"))
    if kind == "new":
        say("try", "new", "-", token)
        release, _ = drafting.create(desk, me, content)
        releases.append(release)
        say("done", "new", release, token)
        return
    release = chance.choice(releases if kind == "edit" else typed)
    say("try", kind, release, token)
    if kind == "edit":
        drafting.edit(desk, me, release, lambda _: content)
    else:
        drafting.keep(desk, me, release, (), content)
    say("done", kind, release, token)


def main(home: str, seed: str) -> None:
    chance = random.Random(seed)
    with open_desk(Path(home)) as desk:
        me = desk.me("mar")
        typed = [drafting.create(desk, me, Content(headline="tik"))[0] for _ in range(2)]
        releases = [drafting.create(desk, me, Content(headline="rilis"))[0] for _ in range(2)]
        say("go")
        for deed in range(10**6):
            work(desk, me, chance, releases, typed, deed)


if __name__ == "__main__":
    main(*sys.argv[1:])
