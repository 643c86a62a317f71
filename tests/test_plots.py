"""Plots, by what they show."""

import datetime

import pandas as pd
import polars as pl
import pullquote as pq
import pytest

matplotlib = pytest.importorskip(
    "matplotlib", reason="matplotlib is not installed; it comes with: pip install 'pullquote[plots]'"
)
matplotlib.use("agg")
from matplotlib import pyplot  # noqa: E402
from pullquote import plots  # noqa: E402

TEXTS = [
    "“It holds,” said Mayor Alba Quintero. “Maria Lopez agrees,” she said.",
    "“No,” said Maria Lopez. “Alba Quintero knows it,” Maria Lopez said.",
]


@pytest.fixture(autouse=True)
def _close():
    yield
    pyplot.close("all")


@pytest.fixture(params=["table", "pandas", "polars", "arrow"])
def tables(request):
    tables = pq.tables(TEXTS)
    convert = {"table": lambda table: table, "pandas": pq.Table.to_pandas, "polars": pq.Table.to_polars,
               "arrow": pq.Table.to_arrow}[request.param]  # fmt: skip
    return pq.Tables(*map(convert, tables))


def ticks(labels):
    return [label.get_text() for label in labels]


def test_speakers(tables):
    axes = plots.speakers(tables.quotes)
    assert ticks(axes.get_yticklabels()) == ["Alba Quintero", "Maria Lopez"]
    assert [bar.get_width() for bar in axes.patches] == [2, 2]
    assert ticks(plots.speakers(tables.quotes, top=1).get_yticklabels()) == ["Alba Quintero"]


def test_labels(tables):
    axes = plots.labels(tables.entities)
    assert ticks(axes.get_yticklabels()) == ["PERSON"]
    assert [bar.get_width() for bar in axes.patches] == [5]


def test_timeline(tables):
    dates = {0: datetime.date(2026, 1, 31), 1: "2026-03-01"}
    axes = plots.timeline(tables.entities, dates)
    lines = {line.get_label(): (list(line.get_xdata()), list(line.get_ydata())) for line in axes.lines}
    months = [datetime.date(2026, month, 1) for month in (1, 2, 3)]
    assert lines == {"Alba Quintero": (months, [1, 0, 1]), "Maria Lopez": (months, [1, 0, 2])}
    axes = plots.timeline(tables.quotes, dates, by="speaker_name", names=["Maria Lopez"], every="year")
    assert [list(line.get_ydata()) for line in axes.lines] == [[2]]
    assert len(plots.timeline(tables.quotes, dates, by="speaker_name", every="day").lines[0].get_xdata()) == 30
    assert len(plots.timeline(tables.quotes, dates, by="speaker_name", every="week").lines[0].get_xdata()) == 5
    assert len(plots.timeline(tables.entities, {0: None, 1: pd.NaT}).lines) == 0


def test_about(tables):
    axes = plots.about(tables.quotes, tables.entities)
    assert ticks(axes.get_yticklabels()) == ["Alba Quintero", "Maria Lopez"]
    assert ticks(axes.get_xticklabels()) == ["Maria Lopez", "Alba Quintero"]
    assert axes.images[0].get_array().tolist() == [[1, 0], [0, 1]]


@pytest.mark.parametrize("make", [pd.Timestamp, pd.Timestamp.to_pydatetime, lambda time: time.date(), str])
def test_dates_of_every_type(make):
    frame = pq.entities(TEXTS).to_pandas().assign(date=make(pd.Timestamp("2026-05-17 12:00")))
    for table in (
        frame,
        pl.DataFrame(frame.drop(columns="date")).with_columns(date=pl.lit(datetime.date(2026, 5, 17))),
    ):
        assert list(plots.timeline(table).lines[0].get_xdata()) == [datetime.date(2026, 5, 1)]


def test_axes_may_be_given_and_nothing_is_a_plot_too():
    empty = pq.tables([])
    _, grid = pyplot.subplots(2, 2)
    assert plots.speakers(empty.quotes, ax=grid[0, 0]) is grid[0, 0]
    assert plots.labels(empty.entities, ax=grid[0, 1]) is grid[0, 1]
    assert plots.timeline(empty.entities, {}, ax=grid[1, 0]) is grid[1, 0]
    assert plots.about(empty.quotes, empty.entities, ax=grid[1, 1]) is grid[1, 1]
    grid[0, 0].figure.savefig("/dev/null", format="png")


def test_what_is_missing_is_named():
    with pytest.raises(ValueError, match="quotes lack the column 'speaker_name'"):
        plots.speakers([{"text": "So."}])
    with pytest.raises(ValueError, match="every must be"):
        plots.timeline([], {}, every="hour")


def test_numbers_and_dates_are_no_names_on_a_timeline():
    entities = pq.entities(["Alba Quintero left Paris on Monday. Four stayed on Monday, and four on Monday."])
    dates = {0: "2026-03-01"}
    shown = [line.get_label() for line in plots.timeline(entities, dates).lines]
    assert shown == ["Alba Quintero", "Paris"]
    assert [line.get_label() for line in plots.timeline(entities, dates, label="GPE").lines] == ["Paris"]
    assert [line.get_label() for line in plots.timeline(entities, dates, label="DATE").lines] == ["Monday"]


def test_plots_say_what_they_show(tables):
    made = [plots.speakers(tables.quotes), plots.labels(tables.entities), plots.about(tables.quotes, tables.entities)]
    assert [axes.get_title() for axes in made] == [
        "Most quoted speakers",
        "Entity mentions by label",
        "Who is quoted about whom",
    ]
    _, axes = pyplot.subplots()
    axes.set_title("My own")
    assert plots.speakers(tables.quotes, ax=axes).get_title() == "My own"
