"""House style: stops written twice, and the same word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import ALL_KINDS, WORDY, Hit, Rule, hit
from humasdesk.language.text import Block

_DOUBLE = re.compile(r",{2,}|(?<!\.)\.\.(?!\.)|!{2,}|\?{2,}|;{2,}|(?<!:)::(?!:)|,\.(?!\d)")
_REPEAT = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})([ \xa0]+)(\1)(?![\w'’-])", re.IGNORECASE)
_LITTLE = frozenset({
    "yang", "di", "ke", "dari", "dan", "ini", "itu", "untuk", "dengan", "pada", "akan", "adalah", "telah",
    "sudah", "dalam", "juga", "oleh", "tidak", "bisa", "serta", "atau", "agar", "karena", "bahwa", "para",
    "bagi", "sebagai", "seperti", "tersebut", "merupakan", "dapat", "harus", "masih", "ada", "ia", "dia",
    "kami", "kita", "mereka", "saya", "lebih", "saat", "jika", "bila", "namun", "tetapi", "hingga", "sampai",
    "antara", "tentang", "terhadap", "secara", "belum", "bukan", "hanya"
})


def double(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A stop written twice; three dots are an ellipsis."""
    for found in _DOUBLE.finditer(block.clean):
        words = found.group()
        yield hit(*found.span(), "." if words == ",." else words[0])


def repeated(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A word twice in a row: one too many, or a reduplication without its hyphen. ``Toli Toli`` may be a name."""
    for found in _REPEAT.finditer(block.clean):
        first, second = found[1], found[3]
        if second[0].isupper():
            continue
        reduplicated = f"{first}-{second}"
        if first.casefold() in _LITTLE:
            yield hit(*found.span(), first)
        else:
            yield hit(*found.span(), reduplicated, first)


RULES = (
    Rule(
        "PUNCT-DOUBLE",
        mark("A comma, full stop, ! or ? written twice."),
        "style",
        "A",
        mark("This sign stands here twice."),
        "EYD V TA01",
        (
            ("selesai..", "selesai."),
            ("banjir,, dan", "banjir, dan"),
            ("Merdeka!!", "Merdeka!"),
            ("itu,. Dia", "itu. Dia"),
        ),
        ("datang ... lalu", "selesai.", "Apa?!", "Rp5.000,00"),
        double,
        kinds=ALL_KINDS,
    ),
    Rule(
        "WORD-REPEAT",
        mark("The same word twice, or a reduplication without its hyphen."),
        "style",
        "S",
        mark("“{text}”: the same word twice in a row."),
        "EYD V KB02a",
        (
            ("program ini ini penting", "program ini penting"),
            ("anak anak sekolah", "anak-anak sekolah"),
            ("yang yang hadir", "yang hadir"),
        ),
        ("anak-anak sekolah", "Kabupaten Toli Toli", "Sri Sri hadir", "hal itu. Itu pun"),
        repeated,
        kinds=WORDY,
    ),
)
