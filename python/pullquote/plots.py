"""Plots of tables of quotes and entities, with matplotlib: `pip install 'pullquote[plots]'`.

matplotlib draws without a browser and without the network, in notebooks as in PDF files for print. Every function takes
tables of any library, as the table functions give them, draws on `ax` or on axes of its own, and returns the axes.
Colours are those of the style in use, light or dark.

Example:
    >>> import pullquote as pq
    >>> from pullquote import plots
    >>> tables = pq.tables(["“It holds,” said Mayor Alba Quintero. “Ada Moor will pay,” she said."])
    >>> plots.speakers(tables.quotes).get_xlabel()
    'quotes'
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Literal

from pullquote._rows import read_columns
from pullquote._speakers import count_speakers
from pullquote._table import need, shorten

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from matplotlib.axes import Axes

__all__ = ["about", "labels", "speakers", "timeline"]

Period = Literal["day", "week", "month", "year"]

_NAMES_SHOWN = 32
_TICKS = 8
_DARK = 4
_NUMBERS = {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"}


def speakers(quotes: Any, *, top: int = 15, aliases: Any = None, ax: Axes | None = None) -> Axes:
    """The most quoted speakers, as bars.

    Args:
        quotes: A table of quotes.
        top: How many speakers to show.
        aliases: As in `pullquote.speakers`, which counts.
        ax: The axes to draw on.

    Raises:
        ValueError: If the table lacks a column.
        ImportError: If matplotlib is missing.
    """
    counted = count_speakers(quotes, aliases).to_pydict()
    counts = dict(zip(counted["name"][:top], counted["quotes"][:top], strict=True))
    return _bars(counts, "quotes", "Most quoted speakers", ax)


def labels(entities: Any, *, ax: Axes | None = None) -> Axes:
    """How many mentions each label has, as bars.

    Args:
        entities: A table of entities.
        ax: The axes to draw on.
    """
    counts = Counter(read_columns(entities, ("label",), 1, "entities")["label"])
    return _bars(dict(counts.most_common()), "mentions", "Entity mentions by label", ax)


def timeline(
    table: Any,
    dates: Mapping[Any, dt.date] | None = None,
    *,
    by: str = "name",
    label: str | None = None,
    names: Iterable[str] | None = None,
    top: int = 5,
    every: Period = "month",
    ax: Axes | None = None,
) -> Axes:
    """How often names occur over time, as lines.

    Args:
        table: A table of entities, or of quotes with `by="speaker_name"`.
        dates: The date of each article by its `doc_id`: a dictionary, or anything with `get`, such as a pandas series;
            None means that the table has a column `date`. Articles without a date are left out.
        by: The column of names.
        label: Which entities to count: "PERSON", "ORG", "GPE" and so on; None means all but numbers and dates.
        names: The names to show; None means the `top` most frequent.
        top: How many names to show.
        every: "day", "week" (from Monday on), "month" or "year".
        ax: The axes to draw on.

    Raises:
        ValueError: If the table lacks a column, or there is no such period.
    """
    if every not in ("day", "week", "month", "year"):
        raise ValueError(f"every must be 'day', 'week', 'month' or 'year', not {every!r}")
    key = "date" if dates is None else "doc_id"
    columns = read_columns(table, (by, key, "label"), 2 if label is None else 3, "the table's rows")
    # Of many rows with one date, it is read once.
    days_of = {value: _date(value if dates is None else dates.get(value)) for value in set(columns[key])}
    labels = columns.get("label", [None] * len(columns[key]))
    rows = [
        (name, _start(day, every))
        for name, kind, value in zip(columns[by], labels, columns[key], strict=True)
        if name is not None and (kind not in _NUMBERS if label is None else kind == label)
        if (day := days_of[value]) is not None
    ]
    shown = (
        list(names) if names is not None else [name for name, _ in Counter(name for name, _ in rows).most_common(top)]
    )
    counts = Counter(rows)
    axes = _axes(ax)
    if rows:
        mdates = need("matplotlib.dates", "plotting", "plots")
        days: Any = list(_range(min(day for _, day in rows), max(day for _, day in rows), every))
        for name in shown:
            axes.plot(days, [counts[name, day] for day in days], label=shorten(name, _NAMES_SHOWN), marker=".")
        axes.legend(frameon=False)
        locator = mdates.AutoDateLocator(minticks=2, maxticks=10)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
        if len(days) <= _TICKS:
            axes.set_xticks(days)
    what = "quotes" if by == "speaker_name" else "mentions"
    axes.set_ylabel(f"{what} a {every}")
    axes.set_ylim(bottom=0)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    return _titled(axes, f"{what.capitalize()} over time")


def about(quotes: Any, entities: Any, *, top: int = 12, label: str = "PERSON", ax: Axes | None = None) -> Axes:
    """Who is quoted about whom: a grid of speakers and of the names within their quotes.

    Args:
        quotes: A table of quotes.
        entities: The table of entities of the same articles.
        top: How many speakers, and how many names, to show.
        label: Which entities to show: "PERSON", "ORG", "GPE" and so on.
        ax: The axes to draw on.

    Raises:
        ValueError: If a table lacks a column.
    """
    said = read_columns(quotes, ("doc_id", "start", "end", "speaker_name"), 4, "quotes")
    named = read_columns(entities, ("doc_id", "start", "label", "name"), 4, "entities")
    places: dict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for key, start, kind, name in zip(*named.values(), strict=True):
        if kind == label:
            places[key].append((start, name))
    pairs: Counter[tuple[str, str]] = Counter()
    for mentions in places.values():
        mentions.sort()
    for key, start, end, speaker in zip(*said.values(), strict=True):
        mentions = places.get(key, [])
        first, last = bisect_left(mentions, (start, "")), bisect_left(mentions, (end, ""))
        if speaker is not None:
            pairs.update((speaker, name) for _, name in mentions[first:last] if name != speaker)
    return _grid(pairs, top, ax)


def _grid(pairs: Counter[tuple[str, str]], top: int, ax: Axes | None) -> Axes:
    totals: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair, count in pairs.items():
        for total, name in zip(totals, pair, strict=True):
            total[name] += count
    rows, columns = ([name for name, _ in total.most_common(top)] for total in totals)
    axes: Axes = _axes(ax)
    if pairs:
        grid = [[pairs[row, column] for column in columns] for row in rows]
        highest = max(map(max, grid))
        # Where all numbers are small, none should look large.
        axes.imshow(grid, aspect="auto", cmap="Reds", vmin=0, vmax=max(highest, _DARK))
        for y, row in enumerate(grid):
            for x, count in enumerate(row):
                if count:
                    axes.text(
                        x,
                        y,
                        str(count),
                        ha="center",
                        va="center",
                        color="white" if 2 * count > max(highest, _DARK) else "black",
                    )
    axes.set_xticks(range(len(columns)), [shorten(name, _NAMES_SHOWN) for name in columns], rotation=45, ha="right")
    axes.set_yticks(range(len(rows)), [shorten(name, _NAMES_SHOWN) for name in rows])
    axes.set_xlabel("spoken about")
    axes.set_ylabel("speaker")
    return _titled(axes, "Who is quoted about whom")


def _bars(counts: dict[str, int], what: str, title: str, ax: Axes | None) -> Axes:
    axes = _axes(ax)
    positions = range(len(counts))
    bars = axes.barh(positions, list(counts.values()))
    axes.bar_label(bars, padding=3)
    axes.set_yticks(positions, [shorten(name, _NAMES_SHOWN) for name in counts])
    axes.invert_yaxis()  # the first on top
    axes.margins(x=0.1)
    axes.set_xlabel(what)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    return _titled(axes, title)


def _axes(ax: Axes | None) -> Any:
    if ax is not None:
        return ax
    return need("matplotlib.pyplot", "plotting", "plots").subplots(layout="constrained")[1]


def _titled(axes: Any, title: str) -> Axes:
    """The axes with a title, unless they have one."""
    if not axes.get_title():
        axes.set_title(title)
    titled: Axes = axes
    return titled


def _date(value: Any) -> dt.date | None:
    """A date of whatever type frames hold: dates, times, pandas' and numpy's, or ISO strings."""
    if value is None or value != value:  # NaT is not itself
        return None
    if isinstance(value, str):
        return dt.date.fromisoformat(value[:10])
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)[:10])


def _start(day: dt.date, every: Period) -> dt.date:
    """The first day of the period that `day` lies in."""
    if every == "week":
        return day - dt.timedelta(days=day.weekday())
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[every]


def _range(first: dt.date, last: dt.date, every: Period) -> Iterable[dt.date]:
    """The first days of all periods."""
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[every]
    while first <= last:
        yield first
        first = _start(first + dt.timedelta(days=longest), every)
