"""A desk on which everything that a desk can hold is there: the stage for damage, backups and restoring."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

from humasdesk.domain.directory import Event, Official, Post, Tag
from humasdesk.domain.release import Content, Origin
from humasdesk.services import cataloguing, configuring, drafting, people, publishing, reviewing
from humasdesk.services.desk import Desk, open_desk
from humasdesk.store.backup import copy_store
from humasdesk.store.layout import FILE_NAME
from store.office import FakeClock

WORDS = ("gubernur", "pembangunan", "desa", "jalan", "musrenbang", "pekan", "warga", "kesehatan", "pendidikan", "air")


def picture(shade: int) -> bytes:
    """A small PNG."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 90, 160)).save(made, "PNG")
    return made.getvalue()


def text(number: int) -> Content:
    """A release's text; every third one longer than a page of the store."""
    paragraphs = [" ".join(WORDS[(number * 7 + place * 3 + word) % len(WORDS)] for word in range(9)) + f" {number}."
                  for place in range(60 if number % 3 == 0 else 4)]
    return Content(headline=f"Rapat koordinasi {number}", kicker="Kalimantan Timur", dateline="SAMARINDA",
                   body="\n\n".join(paragraphs), region="64.72")


def fill(desk: Desk, releases: int = 12) -> None:
    """People, directories, settings, releases in every state, pictures, and unsaved texts."""
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman", "sul", ["supervisor"])
    mar, sul = desk.me("mar"), desk.me("sul")
    official, _ = cataloguing.add(desk, mar, Official("Isran Noor", "Dr. Ir. H.", "M.Si.", (
        Post("Gubernur Kalimantan Timur", since=date(2018, 10, 1), until=date(2023, 10, 1)),)))
    event, _ = cataloguing.add(desk, mar, Event("Musyawarah Rencana Pembangunan", "Musrenbang"))
    tag, _ = cataloguing.add(desk, mar, Tag("pangan"))
    configuring.set_shared(desk, mar, {"agency.name": "Biro Humas", "unit.code": "humasprov"})
    configuring.set_own(desk, "interface.language", "id")
    made = [drafting.create(desk, mar, text(number))[0] for number in range(releases)]
    for place, release in enumerate(made):
        shot = desk.files.keep(picture(place * 9))
        drafting.edit(desk, mar, release, lambda content, shot=shot: Content(
            **{**{name: getattr(content, name) for name in content.__slots__}, "files": (shot,),
               "officials": (official,), "events": (event,), "tags": (tag,),
               "origin": Origin("asal.txt", desk.files.keep(f"asal {shot}".encode()), "utf-8")}))
        if place % 4:
            reviewing.move(desk, mar, release, "submit")
        if place % 4 == 2:
            reviewing.move(desk, sul, release, "return", note="Periksa angka.")
        if place % 4 == 3:
            reviewing.move(desk, sul, release, "approve")
            publishing.publish(desk, sul, release)
    for release in (made[0], made[2]):
        drafting.keep(desk, mar, release, (), text(90))
    drafting.put_aside(desk, made[2])


def make(home: Path, releases: int = 12) -> None:
    """Such a desk in ``home``, closed."""
    with open_desk(home, create=True, now=FakeClock()) as desk:
        fill(desk, releases)


def sample(path: Path) -> None:
    """A store alone, small, for ``samples/``."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "desk", 6)
        copy_store(Path(folder) / "desk" / FILE_NAME, path)


if __name__ == "__main__":
    os.environ["HUMASDESK_KEYS"] = "file"
    sample(Path(sys.argv[1]))
