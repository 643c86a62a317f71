"""What the pandas accessor and the polars namespaces have in common: methods of frames and of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pullquote._analyzer import Analyzer


class FrameMethods:
    """Tables of a frame's texts: `frame.pullquote.quotes(text="body", id="url")`.

    Each method is the function of the same name in `pullquote`, with the frame as its data; `analyzer` stands for the
    default analyzer.
    """

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def sentences(
        self, text: Hashable | None = None, id: Hashable | None = None, *, analyzer: Analyzer | None = None
    ) -> Any:
        """One row for each sentence; see `Analyzer.sentences`."""
        return _or_default(analyzer).sentences(self._frame, text, id)

    def entities(
        self, text: Hashable | None = None, id: Hashable | None = None, *, analyzer: Analyzer | None = None
    ) -> Any:
        """One row for each entity mention; see `Analyzer.entities`."""
        return _or_default(analyzer).entities(self._frame, text, id)

    def quotes(
        self, text: Hashable | None = None, id: Hashable | None = None, *, analyzer: Analyzer | None = None
    ) -> Any:
        """One row for each quote; see `Analyzer.quotes`."""
        return _or_default(analyzer).quotes(self._frame, text, id)

    def referents(
        self, text: Hashable | None = None, id: Hashable | None = None, *, analyzer: Analyzer | None = None
    ) -> Any:
        """One row for each person, organisation or place; see `Analyzer.referents`."""
        return _or_default(analyzer).referents(self._frame, text, id)

    def tables(
        self, text: Hashable | None = None, id: Hashable | None = None, *, analyzer: Analyzer | None = None
    ) -> Any:
        """All tables in one pass; see `Analyzer.tables`."""
        return _or_default(analyzer).tables(self._frame, text, id)


class ColumnMethods:
    """Columns of lists, one list a text: `column.pullquote.quotes()`.

    Each method is `pullquote.column` of that name; `analyzer` stands for the default analyzer.
    """

    def __init__(self, column: Any) -> None:
        self._column = column

    def sentences(self, *, analyzer: Analyzer | None = None) -> Any:
        """The sentences of each text."""
        return _or_default(analyzer).column("sentences", self._column)

    def entities(self, *, analyzer: Analyzer | None = None) -> Any:
        """The entity mentions of each text."""
        return _or_default(analyzer).column("entities", self._column)

    def quotes(self, *, analyzer: Analyzer | None = None) -> Any:
        """The quotes of each text."""
        return _or_default(analyzer).column("quotes", self._column)

    def referents(self, *, analyzer: Analyzer | None = None) -> Any:
        """The persons, organisations and places of each text."""
        return _or_default(analyzer).column("referents", self._column)


def _or_default(analyzer: Analyzer | None) -> Analyzer:
    from pullquote import _default

    return _default() if analyzer is None else analyzer
