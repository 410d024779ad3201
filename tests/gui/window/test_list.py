"""The list: pages, filters, search, orders, several cards marked, what is dropped where, and what a card says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QFontMetricsF, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from humasdesk.domain.release import Content
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.releases.card import _from_word_near_hit, ago, fitted
from humasdesk.gui.releases.column import ListColumn
from humasdesk.gui.releases.model import CARDS, SUMMARY, Asked, ReleaseModel
from humasdesk.gui.releases.places import PLACES
from humasdesk.gui.releases.row import Row
from humasdesk.gui.releases.sidebar import Sidebar
from humasdesk.gui.releases.together import target
from humasdesk.gui.releases.view import CardView
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, reviewing, together
from humasdesk.services.asking import saved
from humasdesk.services.asking.saved import Saved
from humasdesk.services.asking.values import Part
from humasdesk.services.searching import Wanted

LIGHT = Theme(dark=False)
_RAKOR = "Setelah Musrenbang, Rakor Kepala Daerah"


@pytest.fixture
def asking(session: Session) -> Asking:
    return Asking(session)


def _headlines(model: ReleaseModel) -> list[str]:
    return [model.index(row).data(SUMMARY).headline for row in range(model.rowCount())]


def _ids(model: ReleaseModel) -> list[str]:
    return [model.index(row).data(SUMMARY).id for row in range(model.rowCount())]


def test_newest_first_and_the_model_keeps_qts_rules(session: Session) -> None:
    model = ReleaseModel(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.refresh()
    assert _headlines(model) == ["Kabar 2", "Kabar 1", _RAKOR]
    assert tester.model() is model


@pytest.mark.parametrize("order", ["newest", "headline"])
def test_pages_are_fetched_as_the_list_is_scrolled(session: Session, order: Any, qtbot: Any) -> None:
    me = session.me
    with session.desk.writing() as writer:
        for number in range(230):
            drafting.begin(session.desk, writer, me, Content(headline=f"Banyak {number}", body="Isi."))
    model = ReleaseModel(session)
    with qtbot.waitSignal(model.total_changed) as counted:
        model.ask(Asked(order=order))
        assert model.rowCount() == 30
    assert counted.args == [233]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 233
    assert len(set(_headlines(model))) == 233
    if order == "headline":
        assert _headlines(model) == sorted(_headlines(model), key=str.casefold)


def test_a_filter_and_a_query_narrow_the_list(session: Session, qtbot: Any) -> None:
    model = ReleaseModel(session)
    model.ask(Asked(Wanted(state="submitted")))
    assert _headlines(model) == []
    model.ask(Asked(query="musrenbang kep"))
    qtbot.waitUntil(lambda: _headlines(model) == [_RAKOR])
    model.ask(Asked(query="zzz"))
    model.ask(Asked(query="kabar"))  # the answer to the one before is dropped
    qtbot.waitUntil(lambda: sorted(_headlines(model)) == ["Kabar 1", "Kabar 2"])


def test_pages_of_a_search_go_on(session: Session, qtbot: Any) -> None:
    with session.desk.writing() as writer:
        for number in range(95):
            drafting.begin(session.desk, writer, session.me, Content(headline=f"Banjir {number}", body="Isi."))
    model = ReleaseModel(session)
    for order in ("relevance", "newest", "headline"):
        model.ask(Asked(query="banjir ", order=order))  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: model.rowCount() == 14)
        while model.canFetchMore(QModelIndex()):
            before = model.rowCount()
            model.fetchMore(QModelIndex())
            qtbot.waitUntil(lambda before=before: model.rowCount() > before or not model._fetching)
        assert len(set(_headlines(model))) == model.rowCount() == 95
    view = CardView(model, LIGHT)
    qtbot.addWidget(view)
    model.ask(Asked(query="banjir ", order="headline"))
    qtbot.waitUntil(lambda: model.rowCount() == 14)
    model.fetchMore(QModelIndex())
    view.selectAll()  # two pages under way: none of their rows is there twice
    qtbot.waitUntil(lambda: len(view.chosen) == 95)
    assert len({one.id for one in view.chosen}) == model.rowCount() == 95


def test_a_query_that_cannot_be_is_a_sentence(session: Session, qtbot: Any) -> None:
    model = ReleaseModel(session)
    with qtbot.waitSignal(model.trouble, check_params_cb=bool) as caught:
        model.ask(Asked(query='"rakor'))
    assert "quotation mark" in caught.args[0]


def test_the_desk_counts_live(session: Session, asking: Asking, qtbot: Any) -> None:
    sidebar = Sidebar(session, asking, LIGHT)
    qtbot.addWidget(sidebar)
    rows = sidebar.rows
    qtbot.waitUntil(lambda: rows["all"].count == "3")
    assert rows["mine"].count == "3"
    assert rows["submitted"].count == ""
    release = ReleaseModel(session)
    release.refresh()
    first = release.index(0).data(SUMMARY).id
    session.do(sidebar, lambda: reviewing.move(session.desk, session.me, first, "submit"))
    qtbot.waitUntil(lambda: rows["submitted"].count == "1")
    assert rows["mine"].count == "2"


# -- what narrows the list

def test_regions_and_officials_that_occur_narrow_the_list(session: Session, asking: Asking, qtbot: Any) -> None:
    for number, region in enumerate(("64.72", "64.72", "64.71")):
        drafting.create(session.desk, session.me, Content(headline=f"Di {number}", body="Isi.", region=region))
    column, sidebar = ListColumn(session, asking, LIGHT), Sidebar(session, asking, LIGHT)
    for widget in (column, sidebar):
        qtbot.addWidget(widget)
        widget.show()
    facet = sidebar.facets["regions"]
    QTest.keyClick(facet.head, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(facet.rows) >= 3)
    shown = {row.toolTip(): row.count for row in facet.rows}
    assert shown["Kota Samarinda"] == "2"
    assert shown["Kota Balikpapan"] == "1"
    next(row for row in facet.rows if row.toolTip() == "Kota Samarinda").click()
    qtbot.waitUntil(lambda: _headlines(column.model) == ["Di 1", "Di 0"])
    next(row for row in facet.rows if row.toolTip() == "Kota Balikpapan").click()
    qtbot.waitUntil(lambda: _headlines(column.model) == ["Di 2", "Di 1", "Di 0"])
    chips = [one for one in column.head.findChildren(QPushButton) if one.property("role") == "chip"]
    assert [one.accessibleName() for one in chips if one.isVisibleTo(column)] == [
        "Remove Region: Kota Samarinda", "Remove Region: Kota Balikpapan"]
    asking.remove_last()
    asking.remove_last()
    qtbot.waitUntil(lambda: column.model.rowCount() == 6)


def test_arrows_go_from_place_to_place(session: Session, asking: Asking, qtbot: Any) -> None:
    sidebar = Sidebar(session, asking, LIGHT)
    qtbot.addWidget(sidebar)
    sidebar.show()
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    sidebar.rows["all"].setFocus()
    for key in ("mine", "submitted"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert sidebar.rows[key].hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert sidebar.chosen_key == "submitted"


def test_the_queue_is_gone_through_by_letters(session: Session, asking: Asking, qtbot: Any) -> None:
    desk, me = session.desk, session.me
    for number in range(2):
        made = drafting.create(desk, me, Content(headline=f"Antre {number}", body="Isi.", region="64.72"))
        reviewing.move(desk, me, made[0], "submit")
    column, moves = ListColumn(session, asking, LIGHT), list[str]()
    qtbot.addWidget(column)
    column.view.move_wanted.connect(moves.append)
    asking.go(next(place for place in PLACES if place.key == "submitted"))
    qtbot.waitUntil(lambda: _headlines(column.model) == ["Antre 1", "Antre 0"])
    seen = []
    for key in (Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_R, Qt.Key.Key_K, Qt.Key.Key_A):
        QTest.keyClick(column.view, key)
        seen.append([one.headline for one in column.view.chosen])
    assert seen == [[], ["Antre 1"], ["Antre 0"], ["Antre 0"], ["Antre 0"], ["Antre 1"], ["Antre 1"]]
    assert moves == ["return", "approve"]


def test_a_place_takes_a_state_that_was_asked_for_away(session: Session, asking: Asking) -> None:
    asking.add(Part("state", "published", "Published"), Part("region", "64.72", "Kota Samarinda"))
    assert asking.wanted.state == ("published",)
    asking.go(next(place for place in PLACES if place.key == "submitted"))
    assert (asking.wanted.state, asking.wanted.region) == ("submitted", ("64.72",))


def test_saved_searches_are_kept_renamed_and_removed(session: Session, asking: Asking, qtbot: Any) -> None:
    sidebar = Sidebar(session, asking, LIGHT)
    qtbot.addWidget(sidebar)
    part = Part("region", "64.72", "Kota Samarinda")
    asking.typed("rakor ")
    asking.add(part)
    one = Saved("Rakor di kota", "submitted", asking.question)
    saved.save(session.desk, one)
    assert saved.all_of_them(session.desk) == (one,)
    sidebar._show_saved()
    asking.clear()
    assert asking.is_plain
    sidebar.saved[0].click()
    assert asking.question.parts == (part,)
    assert (asking.words, sidebar.chosen_key) == ("rakor ", "submitted")
    saved.rename(session.desk, "Rakor di kota", "RAKOR di kota")
    assert [found.name for found in saved.all_of_them(session.desk)] == ["RAKOR di kota"]
    sidebar._show_saved()
    QTest.keyClick(sidebar.saved[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not sidebar.saved)
    assert saved.all_of_them(session.desk) == ()


# -- several cards

@pytest.fixture
def column(session: Session, asking: Asking, qtbot: Any) -> ListColumn:
    made = ListColumn(session, asking, LIGHT)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_card_that_was_just_gone_to_is_opened_though_what_is_open_changes(column: ListColumn, qtbot: Any) -> None:
    """The answer to a step marks the release that is open; it came between a click and what the click does."""
    first, second = _ids(column.model)[:2]
    column.select(first)
    gone: list[str] = []
    column.chosen.connect(gone.append)
    _click(column, 1)
    column.refresh()
    column.select(first)
    qtbot.waitUntil(lambda: gone == [second])
    assert [one.id for one in column.view.chosen] == [second]


def test_a_search_first_answers_what_is_seen(column: ListColumn, session: Session, asking: Asking, qtbot: Any) -> None:
    """Each row costs a snippet at every key; the others come with scrolling."""
    with session.desk.writing() as writer:
        for number in range(40):
            drafting.begin(session.desk, writer, session.me, Content(headline=f"Banjir {number}", body="Isi."))
    asking.typed("banj")
    qtbot.waitUntil(lambda: column.delegate.searching)
    view = column.view
    for height, words in ((500, "banji"), (1_400, "banjir")):
        column.resize(320, height)
        QApplication.processEvents()
        with qtbot.waitSignal(column.model.modelReset):
            asking.typed(words)
        assert column.model.rowCount() == view.in_sight
        last = view.visualRect(column.model.index(column.model.rowCount() - 1))
        card = last.height()
        assert view.viewport().height() < last.bottom() < view.viewport().height() + 2 * card
    view.scrollToBottom()
    qtbot.waitUntil(lambda: column.model.rowCount() > view.in_sight)


def _click(column: ListColumn, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = column.view.visualRect(column.model.index(row)).center()
    QTest.mouseClick(column.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_one_that_is_gone_to_opens_and_several_do_not(column: ListColumn, qtbot: Any) -> None:
    opened: list[str] = []
    column.chosen.connect(opened.append)
    ids = _ids(column.model)
    _click(column, 0)
    qtbot.waitUntil(lambda: opened == [ids[0]])
    _click(column, 2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: column.foot.ids == [ids[0], ids[2]])
    assert column.foot.isVisible()
    assert column.foot.words.text() == "2 marked"
    QTest.keyClick(column.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(column.foot.ids) == 3)
    assert opened == [ids[0]]
    column.select(ids[0])
    assert len(column.marked) == 3
    QTest.keyClick(column.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not column.foot.isVisible())
    _click(column, 0)
    qtbot.waitUntil(lambda: len(column.marked) == 1)
    QTest.keyClick(column.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: column.foot.ids == ids[:2])


def test_marks_are_kept_when_the_rows_are_fetched_anew(column: ListColumn, session: Session, qtbot: Any) -> None:
    ids = _ids(column.model)
    column.view.mark(ids[:2], ids[0])
    drafting.create(session.desk, session.me, Content(headline="Baru", body="Isi."))
    column.refresh()
    assert column.model.rowCount() == 4
    assert [one.id for one in column.marked] == ids[:2]


def test_the_bar_offers_what_is_lawful_with_its_count(column: ListColumn, session: Session, qtbot: Any) -> None:
    ids = _ids(column.model)
    reviewing.move(session.desk, session.me, ids[0], "submit")
    column.refresh()
    column.view.selectAll()
    qtbot.waitUntil(lambda: any("Submit" in button.text() for button in column.foot.findChildren(QPushButton)
                                if button.isVisible()))
    texts = [button.text() for button in column.foot.findChildren(QPushButton) if button.isVisible()]
    assert texts == ["Submit · 2 of 3", "Discard · 2 of 3"]


def test_the_order_is_chosen_in_the_head(column: ListColumn, asking: Asking) -> None:
    actions = {one.text(): one for one in column.head.menu.actions()}
    assert "best first" not in actions
    actions["by headline"].trigger()
    assert _headlines(column.model) == ["Kabar 1", "Kabar 2", _RAKOR]
    asking.typed("kabar ")
    assert asking.in_order == "relevance"
    assert "best first" in {one.text() for one in column.head.menu.actions()}


# -- dragging

def test_a_drag_goes_on_where_the_press_made_the_rows_anew(column: ListColumn, qtbot: Any,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressing a card saves the release that was open, which asks for the list again."""
    column.resize(300, 600)
    column.show()
    view = column.view
    dragged: list[list[str]] = []
    monkeypatch.setattr(view, "startDrag", lambda _: dragged.append([one.id for one in view.chosen]))
    places = [view.visualRect(column.model.index(row)).center() for row in (0, 2)]
    here = column.model.index(0).data(SUMMARY).id
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    column.model.refresh()
    qtbot.waitUntil(lambda: not column.model._session.lane.busy)
    for spot in (places[0] + QPoint(1, 1), places[1]):
        QApplication.sendEvent(view.viewport(), QMouseEvent(
            QEvent.Type.MouseMove, QPointF(spot), QPointF(view.viewport().mapToGlobal(spot)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=places[1])
    assert dragged == [[here]]


# -- dropping

def _drop(row: Row, ids: list[str]) -> tuple[bool, bool]:
    """Whether a row takes cards that come over it, and whether it takes the drop."""
    data = QMimeData()
    data.setData(CARDS, "\n".join(ids).encode())
    place = row.rect().center()
    over = QDragEnterEvent(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
                           Qt.KeyboardModifier.NoModifier)
    row.dragEnterEvent(over)
    dropped = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
                         Qt.KeyboardModifier.NoModifier)
    dropped.ignore()
    row.dropEvent(dropped)
    return over.isAccepted(), dropped.isAccepted()


def test_cards_go_only_where_the_move_is_lawful(session: Session, asking: Asking, qtbot: Any) -> None:
    sidebar = Sidebar(session, asking, LIGHT)
    qtbot.addWidget(sidebar)
    model = ReleaseModel(session)
    model.refresh()
    ids = _ids(model)[:2]
    wished: list[tuple[str, list[str]]] = []
    sidebar.dropped.connect(lambda action, which: wished.append((action, which)))
    assert _drop(sidebar.rows["submitted"], ids) == (False, False)  # nothing is being dragged
    sidebar.begin_drag(ids)
    qtbot.waitUntil(lambda: sidebar.rows["submitted"].lit)
    assert [key for key, row in sidebar.rows.items() if row.lit] == ["submitted", "discarded"]
    assert _drop(sidebar.rows["approved"], ids) == (False, False)
    assert wished == []
    assert _drop(sidebar.rows["submitted"], ids) == (True, True)
    assert wished == [], "what is asked then would leave the places lit"
    sidebar.end_drag()
    assert not sidebar.rows["submitted"].lit
    qtbot.waitUntil(lambda: wished == [("submit", ids)])


def test_a_place_says_why_cards_cannot_go_there(session: Session) -> None:
    model = ReleaseModel(session)
    model.refresh()
    offers = together.offers(session.desk, session.me, _ids(model))
    found = {place.key: target(place, offers) for place in PLACES}
    assert found["approved"].why_not == "It is a draft. It has to be submitted first."
    assert found["embargo"].why_not.startswith("Nothing is put here by hand")
    assert (found["submitted"].action, found["submitted"].count) == ("submit", 3)


# -- cards

def test_a_narrow_list_keeps_its_number_and_the_words_of_its_buttons(session: Session, asking: Asking,
                                                                     qtbot: Any) -> None:
    column = ListColumn(session, asking, LIGHT)
    qtbot.addWidget(column)
    column.show()
    asking.typed("tiada ")
    qtbot.waitUntil(column._everything.isVisible)
    total = column.head.total
    for width, lines, found, beside in ((400, 1, 7, True), (120, 2, 123_456, False)):
        column.resize(width, 600)
        column.head.show_total(found)
        QApplication.processEvents()
        assert column._everything.text().split() == ["Show", "everything", "here"]
        assert column._everything.text().count("\n") + 1 == lines
        assert column._everything.width() <= column._bare.width()
        assert (column.head.order.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon) is beside
        assert total.width() >= total.fontMetrics().horizontalAdvance(total.text())


def test_an_empty_place_says_what_to_do(session: Session, asking: Asking, qtbot: Any) -> None:
    column = ListColumn(session, asking, LIGHT)
    qtbot.addWidget(column)
    for place in PLACES[2:]:
        asking.go(place)
        qtbot.waitUntil(lambda place=place: column._nothing.text() == place.nothing)
    asking.go(PLACES[0])
    asking.typed("tiada ")
    qtbot.waitUntil(lambda: "find more" in column._nothing.text())
    assert not column._everything.isHidden()
    column.show()
    asking.typed("kabra ")
    qtbot.waitUntil(column._meant.isVisible)
    assert column._meant.text() == "Did you mean “kabar”?"
    column._meant.click()
    qtbot.waitUntil(lambda: _headlines(column.model) == ["Kabar 2", "Kabar 1"])
    assert (asking.words, column._meant.isVisible()) == ("kabar ", False)
    asking.go(PLACES[2])
    qtbot.waitUntil(column._elsewhere.isVisible)
    assert column._elsewhere.text() == "2 found in “All”"
    column._elsewhere.click()
    qtbot.waitUntil(lambda: _headlines(column.model) == ["Kabar 2", "Kabar 1"])
    assert (asking.place, asking.words, column._elsewhere.isVisible()) == (PLACES[0], "kabar ", False)
    asking.typed("tiada ")
    qtbot.waitUntil(lambda: "find more" in column._nothing.text())
    assert column._elsewhere.isHidden()


def test_the_open_release_is_marked_wherever_it_is_listed(session: Session, asking: Asking, qtbot: Any) -> None:
    column = ListColumn(session, asking, LIGHT)
    qtbot.addWidget(column)
    column.show()
    opened = _ids(column.model)[1]
    column.select(opened)
    for place in (PLACES[2], PLACES[1], PLACES[0]):
        asking.go(place)
        listed = place != PLACES[2]
        qtbot.waitUntil(lambda listed=listed: bool(column.model.rowCount()) == listed)
        assert [one.id for one in column.marked] == ([opened] if listed else [])
    asking.go(PLACES[2])
    asking.typed("kabar ")
    qtbot.waitUntil(lambda: not column.model.rowCount())
    asking.go(PLACES[0])
    qtbot.waitUntil(lambda: column.model.rowCount() == 2)
    assert [one.id for one in column.marked] == [opened]
    column.take_focus()
    assert column.view.currentIndex().row() == 0, "what is found is gone through from its top"


def test_choosing_a_card_tells_which_release(session: Session, asking: Asking, qtbot: Any) -> None:
    column = ListColumn(session, asking, LIGHT)
    qtbot.addWidget(column)
    column.resize(300, 500)
    column.show()
    with qtbot.waitSignal(column.chosen) as caught:
        column.view.setCurrentIndex(column.model.index(1))
    assert caught.args[0] == column.model.index(1).data(SUMMARY).id
    column.step(1)
    assert column.view.currentIndex().row() == 2
    asking.typed("zzyzx")
    qtbot.waitUntil(column._nothing.isVisible)
    assert column.model.rowCount() == 0


def test_time_is_said_as_lists_say_it(session: Session) -> None:
    now, zone = session.desk.now(), ZoneInfo("Asia/Makassar")
    assert ago(now, now, zone) == "just now"
    assert ago(now - timedelta(minutes=5), now, zone) == "5 min"
    assert ago(datetime(2019, 1, 14, tzinfo=UTC), now, zone) == "14 Jan 2019"


def test_a_snippet_begins_with_a_whole_word_near_the_first_hit(qapp: object) -> None:
    metrics = QFontMetricsF(QFont("Noto Sans"))
    long = "kata pembuka yang panjang sekali sebelum \x02pembangunan\x03 jalan"
    cut = _from_word_near_hit(long, metrics, metrics.horizontalAdvance("sekali sebelum "))
    assert cut == "… sekali sebelum \x02pembangunan\x03 jalan"
    assert _from_word_near_hit("dekat \x02bangun\x03", metrics, 500) == "dekat \x02bangun\x03"
    nothing_marked = "kata pembuka yang panjang sekali dari sebuah rilis yang ditemukan dengan nama pejabatnya"
    assert _from_word_near_hit(nothing_marked, metrics, 60) == nothing_marked


def test_a_snippet_too_long_for_its_card_ends_in_an_ellipsis(qapp: object) -> None:
    font = QFont("Noto Sans")
    room = QFontMetricsF(font).horizontalAdvance("kata pembangunan dan sebagainya")
    text = fitted("kata pembangunan dan sebagainya yang panjang", font, [], room).text()
    assert text.endswith("…")
    assert QFontMetricsF(font).horizontalAdvance(text) <= room
    assert fitted("kata", font, [], room).text() == "kata"


def test_names_that_begin_alike_go_on_in_a_second_line(qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(700, 200)
    parent.show()
    rows = [Row(f"Kabupaten {name}", LIGHT, parent, depth=2) for name in ("Kutai Barat", "Kutai Timur")]
    for row in rows:
        row.show()
        row.show_count(1_810)
        row.resize(150, 60)
    assert [row.text().split("\n")[1].strip() for row in rows] == ["Kutai Barat", "Kutai Timur"]
    rows[0].resize(600, 60)
    assert rows[0].text().strip() == "Kabupaten Kutai Barat"


def test_an_empty_list_shows_that_it_has_the_keyboard_and_offers_the_way_out(session: Session, asking: Asking,
                                                                             qtbot: Any) -> None:
    column = ListColumn(session, asking, LIGHT)
    qtbot.addWidget(column)
    column.resize(300, 400)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)

    def ringed() -> bool:
        return column._nothing.isVisible() and bool(column._nothing.property("keyboard"))

    asking.go(next(place for place in PLACES if place.key == "withdrawn"))
    qtbot.waitUntil(lambda: not column.model.rowCount())
    column.take_focus()
    assert ringed()
    column.view.clearFocus()
    assert not ringed()
    asking.typed("zzzzzz")
    qtbot.waitUntil(column._everything.isVisible)
    column.take_focus()
    assert QApplication.focusWidget() is column._everything
