"""Who said what: speakers before and behind a quotation, pronouns and parts of names, and what is no speech."""

from __future__ import annotations

import pytest

from humasdesk import assets
from humasdesk.language.said import said


@pytest.mark.parametrize(("block", "speaker", "verb"), [
    ("“Kami siap bekerja,” kata Isran Noor, pekan lalu.", "Isran Noor", "kata"),
    ("\"Kami siap,\" ujar Gubernur Kaltim Isran Noor saat membuka rapat.", "Gubernur Kaltim Isran Noor", "ujar"),
    ("“Apakah sudah cukup?” tanya Hadi Mulyadi.", "Hadi Mulyadi", "tanya"),
    ("SAMARINDA — Kepala Dinas PUPR Kaltim Aji Fitra mengatakan, “Jalan itu rampung.”",
     "Kepala Dinas PUPR Kaltim Aji Fitra", "mengatakan"),
    ("Menurut Isran Noor, “rakor itu perlu sekali.”", "Isran Noor", "menurut"),
    ("“Kami siap bekerja,” jelas Kepala Bidang Sarana dan Prasarana Budi Santoso, S.T., M.T., di Samarinda.",
     "Kepala Bidang Sarana dan Prasarana Budi Santoso, S.T., M.T.", "jelas"),
    ("“Tidak ada yang bicara di sini.”", "", ""),
])
def test_a_speaker_stands_behind_or_before(block: str, speaker: str, verb: str) -> None:
    assert [(one.speaker, one.verb) for one in said([block])] == [(speaker, verb)]


@pytest.mark.parametrize("block", [
    "Program “Kaltim Berdaulat” berjalan.", "Judulnya “Laskar Pelangi”.", "Tanpa kutipan.", "Layar 14\" itu rusak."])
def test_a_name_in_quotes_is_no_speech(block: str) -> None:
    assert said([block]) == ()


def test_pronouns_and_parts_of_names_mean_who_was_named() -> None:
    found = said(["Isran Noor membuka rakor.", "“Kami semua siap,” kata Isran.", "“Warga senang sekali,” katanya.",
                  "“Jembatan itu kuat,” tutur dia. “Dan indah dilihat.”"])
    assert [one.speaker for one in found] == ["Isran Noor"] * 4
    assert [one.verb for one in found] == ["kata", "katanya", "tutur", "tutur"]


def test_the_sample_quotes_its_governor_four_times() -> None:
    lines = [line for line in assets.text("samples", "rakor-kepala-daerah.txt").splitlines() if line.strip()][2:]
    found = said(lines)
    assert [one.speaker for one in found] == ["Isran Noor"] * 4
    text = "\n".join(lines)
    assert all(one.words in text[one.start:one.end] for one in found)
