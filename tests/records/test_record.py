"""The signed bytes: one way to write them, and no way to change them unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.errors import BadRecord
from humasdesk.records import record as records
from humasdesk.records.keys import SecretKey, fingerprint, signature_holds
from humasdesk.records.record import MAX_BODY, canonical, check, has_controls, read, seal

KEY = SecretKey.from_text("07" * 32)
OTHER = SecretKey.from_text("08" * 32)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8), inner, max_size=4), max_leaves=12)
bodies = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), json_values, max_size=5)


def said(**more: Any) -> dict[str, Any]:
    return {"t": "humasdesk.move/1", "key": KEY.public, "n": 1, "prev": None, "at": "2026-11-23T08:15:30.000Z", **more}


@given(bodies)
def test_what_is_sealed_is_read_back_and_checked(extra: dict[str, Any]) -> None:
    body = extra | said()
    made = seal(KEY, body)
    assert made.id == hashlib.sha256(made.signature + made.body).digest()
    assert check(made.id, made.signature, made.body) == made
    assert read(made.id, made.signature, made.body) == made
    assert dict(check(made.id, made.signature, made.body).said) == body


@given(bodies)
def test_equal_content_is_equal_bytes(body: dict[str, Any]) -> None:
    turned = dict(reversed(list(body.items())))
    assert canonical(turned) == canonical(body)
    assert json.loads(canonical(body)) == body
    assert b"\n" not in canonical(body)


def test_the_canonical_form_is_this_one() -> None:
    """Changing it would part every desk from the records it made before."""
    assert canonical({"b": [1, None, True], "a": "Ruang “Lamin” – 😀", "": {}}) == (
        '{"":{},"a":"Ruang “Lamin” – 😀","b":[1,null,true]}'.encode())
    made = seal(KEY, said(n=2, prev="ab" * 32))
    assert made.hex == "d00559841ac687fdb4a89b4528edbc28eba1b6328eedf27781db72f44427e2a8"


def test_the_envelope_is_told() -> None:
    made = seal(KEY, said(n=7, prev="cd" * 32))
    assert (made.kind, made.key, made.n, made.prev) == ("humasdesk.move/1", KEY.public, 7, "cd" * 32)
    assert made.at == datetime(2026, 11, 23, 8, 15, 30, tzinfo=UTC)
    assert seal(KEY, said()).prev is None


@given(st.data(), st.integers(1, 255))
def test_no_byte_can_be_changed_unseen(draw: st.DataObject, bits: int) -> None:
    made = seal(KEY, said(note="Catatan"))
    whole = bytearray(made.id + made.signature + made.body)
    whole[draw.draw(st.integers(0, len(whole) - 1))] ^= bits
    with pytest.raises(BadRecord):
        check(bytes(whole[:32]), bytes(whole[32:96]), bytes(whole[96:]))


@given(st.data())
def test_no_byte_can_be_cut_or_added_unseen(draw: st.DataObject) -> None:
    made = seal(KEY, said(note="Catatan"))
    place = draw.draw(st.integers(0, len(made.body)))
    for body in (made.body[:place] + made.body[place + 1:], made.body[:place] + b" " + made.body[place:]):
        if body != made.body:
            forged = hashlib.sha256(made.signature + body).digest()
            with pytest.raises(BadRecord):
                check(forged, made.signature, body)


def test_another_s_signature_does_not_hold() -> None:
    made = seal(KEY, said())
    forged = OTHER.sign(made.body)
    with pytest.raises(BadRecord, match="signature does not hold"):
        check(hashlib.sha256(forged + made.body).digest(), forged, made.body)


def test_an_honest_body_under_a_bad_signature_does_not_bar_the_true_record() -> None:
    made = seal(KEY, said())
    assert hashlib.sha256(bytes(64) + made.body).digest() != made.id


def signed(body: bytes) -> tuple[bytes, bytes, bytes]:
    signature = KEY.sign(body)
    return hashlib.sha256(signature + body).digest(), signature, body


@pytest.mark.parametrize("change", [
    {"t": ""}, {"t": "x" * 61}, {"t": 5}, {"n": 0}, {"n": -1}, {"n": True}, {"n": 1.5}, {"n": 2**53}, {"n": "1"},
    {"n": 2}, {"prev": "ab" * 32}, {"n": 2, "prev": "AB" * 32}, {"n": 2, "prev": "ab"}, {"n": 2, "prev": 7},
    {"at": "kemarin"}, {"at": "2026-11-23T08:15:30"}, {"at": None}, {"key": "x"}, {"key": None},
])
def test_an_incomplete_envelope_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadRecord):
        check(*signed(json.dumps(said(**change)).encode()))


@pytest.mark.parametrize("missing", ["t", "key", "n", "prev", "at"])
def test_every_part_of_the_envelope_is_needed(missing: str) -> None:
    body = said(n=2, prev="ab" * 32)
    body.pop(missing)
    with pytest.raises(BadRecord):
        check(*signed(canonical(body)))


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b'{"a":NaN}', b'{"a":1,"a":2}', b"[" * 5_000,
    b'{"t":"x","t":"humasdesk.move/1"}', b'{"a":' + b"[" * 900 + b"]" * 900 + b"}",
])
def test_what_is_no_body_is_refused(body: bytes) -> None:
    with pytest.raises(BadRecord):
        check(*signed(body))


@pytest.mark.parametrize("turn", [
    lambda text: text.replace(",", ", ", 1), lambda text: text.replace('"n":1', '"n":1.0'),
    lambda text: text.replace("Catatan", "\\u0043atatan"), lambda text: text.replace("Catatan", "\\ud83d"),
    lambda text: "{" + ",".join(reversed(text[1:-1].split(","))) + "}", lambda text: text + "\n",
    lambda text: text.replace('"Catatan"', "1e400"),
], ids=["blank", "float", "escape", "half", "order", "newline", "infinite"])
def test_only_the_canonical_form_is_taken(turn: Callable[[str], str]) -> None:
    text = canonical(said(note="Catatan")).decode()
    turned = turn(text)
    assert turned != text
    with pytest.raises(BadRecord):
        check(*signed(turned.encode()))


def test_sizes_have_limits() -> None:
    with pytest.raises(BadRecord, match="larger than a desk can keep"):
        seal(KEY, said(note="x" * MAX_BODY))
    made = seal(KEY, said())
    for record_id, signature, body in ((made.id[:31], made.signature, made.body),
                                       (made.id, made.signature[:63], made.body),
                                       (made.id, made.signature, b" " * (MAX_BODY + 1))):
        with pytest.raises(BadRecord, match="size is wrong"):
            check(record_id, signature, body)


def test_half_a_character_cannot_be_said() -> None:
    with pytest.raises(BadRecord, match="half of a character"):
        seal(KEY, said(note="\ud83d"))


def test_numbers_that_are_none_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"n": float("nan")})


@pytest.mark.parametrize(("text", "found"), [
    ("baris\n\tkedua", False), ("nbsp\u00a0", False), ("nol\0", True), ("\x1b[0m", True), ("\x7f", True),
    ("\x85", True), ("\ud800", True), ("\r\n", True), ("😀", False),
])
def test_control_characters_are_known(text: str, found: bool) -> None:
    assert has_controls(text) is found


# -- keys

def test_a_key_is_written_and_read() -> None:
    key = SecretKey.make()
    assert SecretKey.from_text(key.to_text() + "\n").public == key.public
    assert signature_holds(key.public, key.sign(b"x"), b"x")
    assert not signature_holds(key.public, key.sign(b"x"), b"y")
    assert not signature_holds("zz", b"", b"")
    for text in ("", "07", "zz" * 32, "07" * 33):
        with pytest.raises(ValueError, match=r"hex|32"):
            SecretKey.from_text(text)


def test_a_fingerprint_is_read_aloud_in_eight_groups() -> None:
    assert fingerprint("0123456789abcdef" * 4) == "0123 4567 89ab cdef 0123 4567 89ab cdef"


def test_the_module_speaks_ed25519_as_rfc_8032_does() -> None:
    key = SecretKey.from_text("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert key.public == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb88215")
    assert records.MAX_BODY == 1 << 20
