"""The list: pages, filters, search, counts, and what a card says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester

from humasdesk.domain.release import Content
from humasdesk.gui.releases.card import _from_word_near_hit, ago
from humasdesk.gui.releases.column import ListColumn
from humasdesk.gui.releases.model import SUMMARY, Asked, ReleaseModel
from humasdesk.gui.releases.sidebar import Sidebar
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, reviewing
from humasdesk.services.searching import Wanted

LIGHT = Theme(dark=False)


def _headlines(model: ReleaseModel) -> list[str]:
    return [model.index(row).data(SUMMARY).headline for row in range(model.rowCount())]


def test_newest_first_and_the_model_keeps_qts_rules(session: Session) -> None:
    model = ReleaseModel(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.refresh()
    assert _headlines(model) == ["Kabar 2", "Kabar 1", "Setelah Musrenbang, Rakor Kepala Daerah"]
    assert tester.model() is model


def test_pages_are_fetched_as_the_list_is_scrolled(session: Session) -> None:
    me = session.me
    with session.desk.writing() as writer:
        for number in range(230):
            drafting.begin(session.desk, writer, me, Content(headline=f"Banyak {number}", body="Isi."))
    model = ReleaseModel(session)
    model.refresh()
    assert model.rowCount() == 100
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 233
    assert len(set(_headlines(model))) == 233


def test_a_filter_and_a_query_narrow_the_list(session: Session) -> None:
    model = ReleaseModel(session)
    model.ask(Asked(Wanted(state="submitted")))
    assert _headlines(model) == []
    model.ask(Asked(query="musrenbang kep"))
    assert _headlines(model) == ["Setelah Musrenbang, Rakor Kepala Daerah"]


def test_a_query_that_cannot_be_is_a_sentence(session: Session, qtbot: Any) -> None:
    model = ReleaseModel(session)
    with qtbot.waitSignal(model.trouble, check_params_cb=bool) as caught:
        model.ask(Asked(query='"rakor'))
    assert "quotation mark" in caught.args[0]


def test_the_desk_counts_live(session: Session, qtbot: Any) -> None:
    sidebar = Sidebar(session, LIGHT)
    qtbot.addWidget(sidebar)
    rows = sidebar._rows
    assert rows["all"].count == "3"
    assert rows["mine"].count == "3"
    assert rows["submitted"].count == ""
    release = ReleaseModel(session)
    release.refresh()
    first = release.index(0).data(SUMMARY).id
    session.do(sidebar, lambda: reviewing.move(session.desk, session.me, first, "submit"))
    qtbot.waitUntil(lambda: rows["submitted"].count == "1")
    assert rows["mine"].count == "2"


def test_choosing_a_card_tells_which_release(session: Session, qtbot: Any) -> None:
    column = ListColumn(session, LIGHT)
    qtbot.addWidget(column)
    column.resize(300, 500)
    column.show()
    with qtbot.waitSignal(column.chosen) as caught:
        column.view.setCurrentIndex(column.model.index(1))
    assert caught.args[0] == column.model.index(1).data(SUMMARY).id
    column.step(1)
    assert column.view.currentIndex().row() == 2
    column.search("zzyzx")
    assert column.model.rowCount() == 0
    assert column._nothing.isVisible()


def test_time_is_said_as_lists_say_it(session: Session) -> None:
    now, zone = session.desk.now(), ZoneInfo("Asia/Makassar")
    assert ago(now, now, zone) == "just now"
    assert ago(now - timedelta(minutes=5), now, zone) == "5 min"
    assert "/" in ago(now - timedelta(days=40), now, zone)


def test_a_snippet_begins_with_a_whole_word_near_the_first_hit(qapp: object) -> None:
    metrics = QFontMetricsF(QFont("Noto Sans"))
    long = "kata pembuka yang panjang sekali sebelum \x02pembangunan\x03 jalan"
    cut = _from_word_near_hit(long, metrics, metrics.horizontalAdvance("sekali sebelum "))
    assert cut == "… sekali sebelum \x02pembangunan\x03 jalan"
    assert _from_word_near_hit("dekat \x02bangun\x03", metrics, 500) == "dekat \x02bangun\x03"
