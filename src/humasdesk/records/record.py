"""A record: canonical JSON bytes, an Ed25519 signature over them, and ``id = SHA-256(signature + body)``.

Bytes are kept and passed on as they were signed, never encoded again. The signature stands inside the id, so that an
honest body under a bad signature cannot bar the true record.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from humasdesk import clock
from humasdesk.errors import BadRecord
from humasdesk.i18n import mark
from humasdesk.records.keys import SecretKey, signature_holds

MAX_BODY = 1 << 20
"""Bytes of one record's body, at most."""

_HEX64 = re.compile(r"[0-9a-f]{64}\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing somebody said, whole: ``id`` and ``signature`` raw, ``body`` as signed, ``said`` its JSON."""

    id: bytes
    signature: bytes
    body: bytes
    said: Mapping[str, Any]

    @property
    def hex(self) -> str:
        return self.id.hex()

    @property
    def kind(self) -> str:
        """Kind and version: ``humasdesk.revision/1``."""
        return str(self.said["t"])

    @property
    def key(self) -> str:
        """The author's public key, hex."""
        return str(self.said["key"])

    @property
    def n(self) -> int:
        """The running number in its key's own chain, from 1."""
        return int(self.said["n"])

    @property
    def prev(self) -> str | None:
        """The record before it in that chain."""
        value = self.said["prev"]
        return None if value is None else str(value)

    @property
    def at(self) -> datetime:
        """When its author's machine says it was said; shown, never used to decide."""
        return clock.from_text(str(self.said["at"]))


def canonical(said: Mapping[str, Any]) -> bytes:
    """The one way a body is written: keys sorted, no blanks, UTF-8. Refuses what cannot be read back."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError as cause:
        raise BadRecord(mark("The text holds half of a character that cannot be stored.")) from cause


def seal(key: SecretKey, said: Mapping[str, Any]) -> Record:
    """Sign ``said`` (which already names key, n, prev and at) and make the record of it."""
    body = canonical(said)
    if len(body) > MAX_BODY:
        raise BadRecord(mark("This text is larger than a desk can keep ({size} bytes; {limit} at most)."),
                        size=len(body), limit=MAX_BODY)
    signature = key.sign(body)
    return Record(hashlib.sha256(signature + body).digest(), signature, body, said)


def read(record_id: bytes, signature: bytes, body: bytes) -> Record:
    """A record from bytes that this desk checked when it took them in; the form is trusted, the JSON parsed."""
    return Record(record_id, signature, body, json.loads(body))


def check(record_id: bytes, signature: bytes, body: bytes) -> Record:
    """A record from bytes nobody has vouched for: sizes, hash, signature, envelope and form. Never authority.

    Raises :class:`BadRecord` with a sentence that names what does not hold.
    """
    if len(body) > MAX_BODY or len(signature) != 64 or len(record_id) != 32:
        raise BadRecord(mark("The record's size is wrong."))
    if hashlib.sha256(signature + body).digest() != record_id:
        raise BadRecord(mark("The record's bytes do not give its id: they were changed."))
    said = _parse(body)
    key = said.get("key")
    if not isinstance(key, str) or not _HEX64.match(key):
        raise BadRecord(mark("The record names no key."))
    if not signature_holds(key, signature, body):
        raise BadRecord(mark("The record's signature does not hold."))
    _check_envelope(said)
    _check_form(said, body)
    return Record(record_id, signature, body, said)


def _check_form(said: Mapping[str, Any], body: bytes) -> None:
    """Equal content is equal bytes: a body written in any other way than the canonical one is refused."""
    try:
        same = canonical(said) == body
    except (ValueError, RecursionError) as cause:
        raise BadRecord(mark("The record's body cannot be read.")) from cause
    if not same:
        raise BadRecord(mark("The record's body is not written in the canonical form."))


def _parse(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body.decode("utf-8"), object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except (ValueError, RecursionError) as cause:
        raise BadRecord(mark("The record's body cannot be read.")) from cause
    if not isinstance(said, dict):
        raise BadRecord(mark("The record's body cannot be read."))
    return said


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"not a number: {name}")


def _check_envelope(said: Mapping[str, Any]) -> None:
    kind, n, prev, at = said.get("t"), said.get("n"), said.get("prev"), said.get("at")
    whole = (
        isinstance(kind, str) and 0 < len(kind) <= 60
        and isinstance(n, int) and not isinstance(n, bool) and 0 < n < 2**53
        and (prev is None or (isinstance(prev, str) and _HEX64.match(prev)))
        and (prev is None) == (n == 1)
    )
    if not whole:
        raise BadRecord(mark("The record's envelope is incomplete."))
    try:
        clock.from_text(str(at))
    except ValueError as cause:
        raise BadRecord(mark("The record's time cannot be read.")) from cause


def has_controls(text: str) -> bool:
    """Whether ``text`` holds control characters or half characters that no record may carry."""
    return _CONTROL.search(text) is not None
