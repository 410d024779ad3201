"""The shipped lists are what the build scripts make of their sources."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "packaging" / "data"
MANIFEST = json.loads((SCRIPTS / "manifest.json").read_text(encoding="utf-8"))


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted(MANIFEST["outputs"]))
def test_a_shipped_list_has_its_recorded_checksum(path: str) -> None:
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == MANIFEST["outputs"][path]


def test_every_built_list_is_recorded() -> None:
    assert set(MANIFEST["outputs"]) == {
        "resources/language/stems-id.txt", "resources/language/stem-frequency-id.txt",
        "resources/language/words-id.txt", "resources/language/frequency-id.txt", "resources/language/english.txt",
        "resources/language/LICENSE-hunspell-id.txt", "resources/regions/regions.tsv",
        "resources/regions/LICENSE-wilayah.txt"}
    assert len(MANIFEST["inputs"]) == 7


@pytest.mark.parametrize("name", ["build_stems", "build_words", "build_regions"])
def test_building_anew_gives_the_same_bytes(name: str) -> None:
    folder = Path(os.environ.get("HUMASDESK_DATA_SOURCES", ROOT / "build" / "sources"))
    missing = [wheel for wheel in {key.partition("!")[0] for key in MANIFEST["inputs"]}
               if not (folder / wheel).exists()]
    if missing:
        pytest.skip(f"no source packages in {folder.name}/; resources/language/README.md says how to get them")
    script = _script(name)
    for path, data in script.build(script.Sources(folder)).items():
        assert (ROOT / path).read_bytes() == data, path


def test_other_source_bytes_are_refused(tmp_path: Path) -> None:
    import zipfile

    script = _script("build_regions")
    with zipfile.ZipFile(tmp_path / script.LOKAL, "w") as wheel:
        wheel.writestr("lokal/data/wilayah.json.gz", b"else")
    with pytest.raises(ValueError, match="the manifest says"):
        script.build(script.Sources(tmp_path))


def test_stems_come_with_their_flags_and_names_apart() -> None:
    found = _script("build_stems").stem_flags("7\nbangun/M0Dk\nbangun/Ka\nSamarinda\nobat-obat/a0\n-kan\nAceh Besar\n")
    assert found == {"bangun": {"M0", "Dk", "Ka"}, "samarinda": {"="}}


def test_a_packed_frequency_list_is_read() -> None:
    head = b"\x82\xa6format\xa2cB\xa7version\x01"
    packed = gzip.compress(b"\xdc\x00\x03" + head + b"\x91\xa4yang" + b"\x92\xa3dan\xd9\x02di")
    assert _script("build_stems").frequencies(packed) == {"yang": 0, "dan": 1, "di": 1}


@pytest.mark.parametrize("data", [b"\xc0", b"\x90\x00", b"\x91\xcb"])
def test_another_packing_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="packed"):
        _script("build_stems").unpacked(data)


@pytest.mark.parametrize("names", [{"64": "Kalimantan Timur", "65.01": "Yatim"}, {"6": "Pendek"},
                                   {"64": "Kalimantan  Timur"}, {"64": "Kalimantan Timur"}])
def test_a_broken_tree_of_regions_is_refused(names: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"tree|name|expected"):
        _script("build_regions").rows(names)
