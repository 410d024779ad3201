"""The table of measures, one row each, and how figures are shown: as aligned lines and as JSON.

What a measure must reach, and beside what it is measured, is the house's budget; ``Limit`` names which of the
figures it binds. A measure without a limit is shown for those who look for what became slow.

It is long because the table stands in it whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from humasdesk import i18n
from humasdesk.i18n import mark, tr
from humasdesk.services.benchmark.timing import Sample

Kind = Literal["median", "p95", "p99", "ratio"]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most``: of the median, of the slowest 5 or 1 in 100, or of the ratio to what stands beside."""

    kind: Kind
    most: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One row. ``tail`` is the slow end that is shown."""

    id: str
    name: str
    limits: tuple[Limit, ...] = ()
    unit: str = "ms"
    tail: Kind = "p95"


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand beside the same thing; ``beside`` says which, or is empty."""

    id: str
    title: str
    beside: str
    measures: tuple[Measure, ...]


def _at_most(**limits: float) -> tuple[Limit, ...]:
    kinds: tuple[Kind, ...] = ("ratio", "median", "p95", "p99")
    return tuple(Limit(kind, limits[kind]) for kind in kinds if kind in limits)


_SAVE = _at_most(ratio=5, p99=15)
_SEARCH = _at_most(ratio=1.5, p95=30)

GROUPS = (
    Group("write", mark("Writing"), mark("a raw row of 2.5 kB, WAL and FULL"), (
        Measure("write.autosave", mark("keep the working copy"), _SAVE, tail="p99"),
        Measure("write.revision", mark("save a revision"), _SAVE, tail="p99"),
        Measure("write.new", mark("save a new release"), _SAVE, tail="p99"),
        Measure("write.submit", mark("submit"), tail="p99"),
        Measure("write.approve", mark("approve"), tail="p99"),
        Measure("write.publish", mark("publish"), tail="p99"),
    )),
    Group("list", mark("Lists"), mark("the same SQL, raw"), (
        Measure("list.first", mark("first page of 100"), _at_most(median=15)),
        Measure("list.next", mark("a later page"), _at_most(median=15)),
        Measure("list.state", mark("filter by state"), _at_most(p95=30)),
        Measure("list.region", mark("filter by region"), _at_most(p95=30)),
        Measure("list.official", mark("filter by official"), _at_most(p95=30)),
        Measure("list.counts", mark("count all states"), _at_most(p95=30)),
    )),
    Group("search", mark("Search, 50 with snippets"), mark("a plain FTS5 table with its own text"), (
        Measure("search.prefix", mark("beginning of a word, newest"), _SEARCH),
        Measure("search.prefix.best", mark("beginning of a word, best"), _SEARCH),
        Measure("search.phrase", mark("phrase, newest"), _SEARCH),
        Measure("search.phrase.best", mark("phrase, best"), _SEARCH),
        Measure("search.filtered", mark("two words, filtered, newest"), _SEARCH),
        Measure("search.common", mark("word in every text, newest"), _SEARCH),
        Measure("search.common.best", mark("word in every text, best"), _SEARCH),
        Measure("search.rare", mark("rare name, newest"), _SEARCH),
    )),
    Group("open", mark("Opening a release"), "", (
        Measure("open.700", mark("700 words"), _at_most(median=30)),
        Measure("open.5000", mark("5,000 words"), _at_most(median=100)),
    )),
    Group("export", mark("Export"), mark("the same page through a running press"), (
        Measure("pdf.first", mark("first PDF of a process"), _at_most(median=150)),
        Measure("pdf.page", mark("PDF of 1 page"), _at_most(median=30)),
        Measure("pdf.photo", mark("PDF of 1 page with a photo"), _at_most(median=30)),
        Measure("pdf.long", mark("PDF of 5 pages"), _at_most(median=80)),
        Measure("pdf.batch", mark("PDF of 100 releases"), _at_most(median=3), "s"),
        Measure("html.page", mark("HTML of 1 page")),
    )),
    Group("import", mark("Import"), "", (
        Measure("import.file", mark("a text file, of {count}"), _at_most(median=1_000 / 300)),
        Measure("import.growth", mark("memory added from file 500 on"), _at_most(median=8), "MiB"),
    )),
    Group("keep", mark("Keeping"), "", (
        Measure("keep.rebuild", mark("rebuild 100,000 records"), _at_most(median=30), "s"),
        Measure("keep.verify", mark("verify 100,000 records"), _at_most(median=30), "s"),
        Measure("keep.compare", mark("verify 100,000 records, rebuild"), _at_most(median=60), "s"),
        Measure("keep.backup", mark("back up the whole desk"), (), "s"),
        Measure("size.journal", mark("journal of 3 texts each ÷ raw text"), (), "×"),
        Measure("size.bare", mark("same with lists ÷ raw text"), _at_most(median=0.7), "×"),
        Measure("size.whole", mark("same with search ÷ raw text"), (), "×"),
    )),
    Group("process", mark("The process"), mark("an empty Python"), (
        Measure("process.help", mark("start to the help")),
        Measure("process.list", mark("start to the list")),
        Measure("process.memory", mark("memory after 50 releases and a PDF"), _at_most(median=180), "MiB"),
    )),
    Group("window", mark("The window"), mark("a bare Qt window with an editor"), (
        Measure("window.start", mark("start to list and last release"), _at_most(ratio=2)),
        Measure("window.processor", mark("processor time of that"), _at_most(ratio=2)),
        Measure("window.key", mark("first key accepted after that"), _at_most(median=150)),
        Measure("window.living", mark("start to the window that answers")),
        Measure("window.memory", mark("memory after 50 releases opened"), _at_most(median=180), "MiB"),
    )),
    Group("typing", mark("A key to the paint, processor"), mark("the same page without marks"), (
        Measure("typing.500", mark("on 500 words"), _at_most(p99=8), tail="p99"),
        Measure("typing.5000", mark("on 5,000 words"), _at_most(p99=8), tail="p99"),
        Measure("typing.50000", mark("on 50,000 words"), _at_most(p99=16), tail="p99"),
    )),
    Group("view", mark("In the window to the paint, processor"), "", (
        Measure("view.open.700", mark("open 700 words"), _at_most(median=30)),
        Measure("view.open.5000", mark("open 5,000 words"), _at_most(median=100)),
        Measure("view.key", mark("a key in 5,000 words, checker on"), _at_most(p99=8), tail="p99"),
        Measure("view.key.clock", mark("the same by the clock"), _at_most(p99=50), tail="p99"),
        Measure("view.list.first", mark("first page of the list"), _at_most(median=15)),
        Measure("view.list.scroll", mark("a frame of scrolling the list"), _at_most(p99=8), tail="p99"),
        Measure("view.list.filter", mark("filter the list, each key"), _at_most(p95=30)),
        Measure("view.stall", mark("longest turn of a whole story"), _at_most(median=50)),
        Measure("view.trouble", mark("longest turn of a story of trouble"), _at_most(median=50)),
    )),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was measured for one row, and what stood beside it."""

    sample: Sample
    beside: Sample | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure with its values; ``beside`` and ``ratio`` only where something stood beside it."""

    measure: Measure
    taken: Taken

    @property
    def name(self) -> str:
        return tr(self.measure.name, **self.taken.fields)

    @property
    def beside(self) -> float | None:
        return self.taken.beside.median if self.taken.beside else None

    def value(self, kind: Kind) -> float | None:
        """The median, a slow end, or how many times what stood beside it."""
        sample = self.taken.sample
        match kind:
            case "median":
                return sample.median
            case "p95":
                return sample.part(0.95)
            case "p99":
                return sample.part(0.99)
        return sample.median / self.beside if self.beside else None

    @property
    def within(self) -> bool | None:
        """Whether every limit holds; ``None`` where there is none."""
        values = [(limit, self.value(limit.kind)) for limit in self.measure.limits]
        known = [value <= limit.most for limit, value in values if value is not None]
        return all(known) if known else None


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured on a desk of so many releases and records, built in so many seconds; ``problems``
    are what its verification found, and must be none; ``load`` is how many processes wanted the processor at the
    beginning and at the end, where the system tells; ``screen`` is where the window was drawn and ``stall`` where it
    was held up longest, where it was measured."""

    releases: int
    records: int
    built: float
    taken: Mapping[str, Taken]
    problems: tuple[str, ...] = ()
    load: tuple[float, ...] = ()
    screen: str = ""
    stall: str = ""

    def of(self, group: Group) -> Iterator[Figure]:
        """The group's figures that were taken."""
        for measure in group.measures:
            if measure.id in self.taken:
                yield Figure(measure, self.taken[measure.id])


def data(figures: Figures) -> dict[str, Any]:
    """The figures as JSON."""
    return {
        "releases": figures.releases, "records": figures.records, "built_seconds": _rounded(figures.built),
        "problems": list(figures.problems), "load": [_rounded(one) for one in figures.load],
        "screen": figures.screen, "stall": figures.stall,
        "figures": [_data(group, figure) for group in GROUPS for figure in figures.of(group)],
    }


def _data(group: Group, figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.measure.id, "group": tr(group.title), "name": figure.name, "unit": figure.measure.unit,
        "median": _rounded(figure.value("median")), "p95": _rounded(figure.value("p95")),
        "p99": _rounded(figure.value("p99")), "count": len(figure.taken.sample.values),
        "beside": {"name": tr(group.beside), "median": _rounded(figure.beside)} if figure.beside else None,
        "ratio": _rounded(figure.value("ratio")),
        "reach": {limit.kind: limit.most for limit in figure.measure.limits}, "within": figure.within,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


# -- for people

_COLUMNS = 100
_TELLS_TAIL = 20
"""Of fewer values the slowest one in a hundred, or in twenty, says nothing."""
_GAP = "  "


def lines(figures: Figures) -> list[str]:
    """The figures as a table of at most 100 columns."""
    found = [tr("A desk of {releases} releases, {records} records; built in {seconds} s.",
                releases=_count(figures.releases), records=_count(figures.records) if figures.records else "?",
                seconds=_number(figures.built))]
    if figures.load:
        found += [tr("Processes that wanted the processor: {load}; measured alone, it is faster.",
                     load=", ".join(_number(one) for one in figures.load))]
    if figures.screen:
        found += [tr("The window was drawn on: {screen}.", screen=figures.screen)]
    if figures.stall:
        found += [tr("It was held up longest at {place}.", place=figures.stall)[:_COLUMNS]]
    found += [tr("The desk does not verify: {problem}", problem=problem) for problem in figures.problems]
    shown = [(group, [_row(figure) for figure in figures.of(group)]) for group in GROUPS]
    header = ("", tr("median"), tr("slow end"), tr("beside"), tr("ratio"), tr("to reach"), "")
    widths = _widths([header, *(row for _, rows in shown for row in rows)])
    found += ["", _line(header, widths)]
    for group, rows in shown:
        if rows:
            title = tr(group.title)
            found += [tr("{title}, beside {beside}", title=title, beside=tr(group.beside)) if group.beside else title]
            found += [_line(row, widths) for row in rows]
    return found


def _row(figure: Figure) -> tuple[str, ...]:
    measure = figure.measure
    tail = ""
    if len(figure.taken.sample.values) >= _TELLS_TAIL:
        tail = f"{measure.tail} {_amount(figure.value(measure.tail), measure.unit)}"
    ratio = figure.value("ratio")
    return (_GAP + figure.name, _amount(figure.value("median"), measure.unit), tail,
            _amount(figure.beside, measure.unit), f"{_number(ratio)} ×" if ratio is not None else "",
            ", ".join(_reach(limit) for limit in measure.limits), {True: "✓", False: "✗", None: ""}[figure.within])


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """The columns' widths; the names give way where all would be too wide."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    widths[0] = min(widths[0], _COLUMNS - sum(widths[1:]) - len(_GAP) * (len(widths) - 1))
    return widths


def _line(row: tuple[str, ...], widths: Sequence[int]) -> str:
    first = row[0] if len(row[0]) <= widths[0] else row[0][:widths[0] - 1] + "…"
    cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return _GAP.join(cells).rstrip()


def _reach(limit: Limit) -> str:
    most = _number(limit.most)
    return {"ratio": f"{most} ×", "median": most}.get(limit.kind, f"{limit.kind} {most}")


def _amount(value: float | None, unit: str) -> str:
    return "" if value is None else f"{_number(value)} {unit}"


def _number(value: float) -> str:
    text = f"{value:.0f}" if value >= 100 else f"{value:.3g}" if value >= 1 else f"{value:.2f}"
    return text.replace(".", ",") if i18n.current() == "id" else text


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "." if i18n.current() == "id" else ",")
