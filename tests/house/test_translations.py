"""Every sentence of the program is there in Indonesian, with the same fields, and the compiled catalogue is current."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
FIELD = re.compile(r"\{\w*(?::[^{}]*)?\}|%\(\w+\)[srd]|%[sdr]")


def _messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("humasdesk_messages", ROOT / "packaging" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    return _messages()


@pytest.fixture(scope="module")
def catalogue(messages: ModuleType) -> Catalog:
    found: Catalog = messages.translated(messages.gathered())
    return found


def test_every_sentence_is_translated(messages: ModuleType, catalogue: Catalog) -> None:
    assert messages.missing(catalogue) == []


def test_the_catalogue_is_in_step_with_the_sources(messages: ModuleType, catalogue: Catalog) -> None:
    assert messages.PO.read_bytes() == messages.as_po(catalogue), "run make messages"


def test_the_compiled_catalogue_is_current(messages: ModuleType) -> None:
    import io

    mo = messages.as_mo(messages.read_po(io.BytesIO(messages.PO.read_bytes()), locale="id"))
    assert messages.PO.with_suffix(".mo").read_bytes() == mo, "run make messages"


def _strings(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)


def test_translations_keep_every_field(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(FIELD.findall(_strings(message.id)[-1].replace("{{", "").replace("}}", "")))
        for string in _strings(message.string):
            assert set(FIELD.findall(string.replace("{{", "").replace("}}", ""))) == wanted, message.id


def test_english_stays_english_and_indonesian_speaks() -> None:
    from humasdesk import i18n

    before = i18n.current()
    try:
        i18n.use("id")
        assert i18n.tr("Draft") == "Draf"
        i18n.use("en")
        assert i18n.tr("Draft") == "Draft"
    finally:
        i18n.use(before)
