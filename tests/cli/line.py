"""The command line as tests type it: one call a command, with what it said on both streams and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from humasdesk.cli.main import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """Its JSON; raises where standard output holds anything beside it."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Line:
    """The command line of one desk, inside this process."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys

    def __call__(self, *words: str, by: str = "") -> Said:
        """Run ``humasdesk --home HOME [--as by] words…``."""
        self._capsys.readouterr()
        code = main(["--home", str(self.home), *(["--as", by] if by else []), *words])
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def done(self, *words: str, by: str = "") -> Said:
        """Run it and hold that it was done without a word on standard error."""
        said = self(*words, by=by)
        assert (said.code, said.err) == (0, ""), said
        return said

    def data(self, *words: str, by: str = "") -> dict[str, Any]:
        """The JSON of a command that was done."""
        return self.done(*words, "--json", by=by).data

    def refused(self, *words: str, by: str = "", code: int = 1) -> str:
        """The sentence of a command that was refused; nothing stands on standard output, and nothing broke."""
        said = self(*words, by=by)
        assert (said.code, said.out) == (code, ""), said
        assert "nobody foresaw" not in said.err, said.err
        assert "Traceback" not in said.err, said.err
        return said.err.strip()

    def new(self, *words: str, by: str = "mar") -> str:
        """A new draft; its id."""
        heads = ("--headline", "Rakor Kepala Daerah", "--dateline", "SAMARINDA")
        return str(self.data("new", *heads, *words, by=by)["id"])

    def show(self, release: str) -> dict[str, Any]:
        """What the release says, as ``show --json`` has it."""
        found = self.data("show", release)["release"]
        assert isinstance(found, dict)
        return found

    def published(self, *words: str, body: Path) -> str:
        """A release by mar that sul has published."""
        release = self.new("--body", str(body), *words)
        self.done("submit", release, by="mar")
        self.done("approve", release, by="sul")
        self.done("publish", release, by="sul")
        return release


def process(home: Path, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, as scripts of the office call it."""
    return subprocess.run([sys.executable, "-m", "humasdesk", "--home", str(home), *words], capture_output=True,
                          text=True, encoding="utf-8", timeout=120, env=os.environ | {"PYTHONUTF8": "1"}, **more)
