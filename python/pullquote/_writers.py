"""Writes rows of tables for the command line, as they come."""

from __future__ import annotations

import csv
import json
import shutil
from typing import IO, TYPE_CHECKING, Any, Protocol

from pullquote._table import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTPUT_FORMATS = ("table", "jsonl", "csv")
"""The formats that annotations can be written in."""

_WIDEST = 1000
"""Characters of a text that a table shows."""

_BLOCK = 1000
"""Rows that are aligned with each other; more would have to be kept in memory."""


class Writer(Protocol):
    """Writes rows; all have the same keys."""

    def write(self, row: dict[str, Any]) -> None:
        """Writes one row, or keeps it until there are enough."""

    def close(self) -> None:
        """Writes what was kept."""


def writer(
    form: str, file: IO[str], what: str, columns: list[str], hidden: set[str], more: Sequence[str] = ()
) -> Writer:
    """A writer of the format `form`; tables for people have the columns `more` too, and leave out those `hidden`."""
    if form == "jsonl":
        return _JsonLines(file)
    if form == "csv":
        return _Csv(file, columns)
    return _Aligned(file, what, hidden, more)


class _JsonLines:
    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, row: dict[str, Any]) -> None:
        self._file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")

    def close(self) -> None:
        pass


class _Csv:
    def __init__(self, file: IO[str], columns: list[str]) -> None:
        self._writer = csv.writer(file, lineterminator="\n")
        self._writer.writerow(columns)

    def write(self, row: dict[str, Any]) -> None:
        self._writer.writerow(json.dumps(value) if isinstance(value, list) else value for value in row.values())

    def close(self) -> None:
        pass


class _Aligned:
    """Columns for people to read: names and words, not offsets."""

    _COLUMNS = {  # noqa: RUF012
        "sentences": ("text",),
        "entities": ("label", "name", "text"),
        "quotes": ("speaker_name", "speaker_title", "cue", "kind", "text"),
        "referents": ("label", "ticker", "titles", "affiliations", "name"),
    }

    def __init__(self, file: IO[str], what: str, hidden: set[str], more: Sequence[str]) -> None:
        self._file = file
        self._names = [name for name in ("file", "doc_id", *more, *self._COLUMNS[what]) if name not in hidden]
        self._rows: list[list[str]] = []
        self._blocks = 0

    def write(self, row: dict[str, Any]) -> None:
        cells = [shorten(row[name], _WIDEST if name == "text" else 40) for name in self._names]
        self._rows.append(cells)
        if len(self._rows) == _BLOCK:
            self._flush()

    def close(self) -> None:
        if self._rows or not self._blocks:
            self._flush()

    def _flush(self) -> None:
        from tabulate import tabulate

        width = max(shutil.get_terminal_size((120, 24)).columns, 60)
        used = sum(
            max([len(name), *(len(row[at]) for row in self._rows)]) + 2 for at, name in enumerate(self._names[:-1])
        )
        widths: list[int | None] = [None] * len(self._names)
        if self._rows:
            widths[-1] = max(width - used, 40)
        headers = [name.replace("_name", "").replace("_", " ") for name in self._names]
        table = tabulate(self._rows, headers, tablefmt="simple", disable_numparse=True, maxcolwidths=widths)
        self._file.write(("\n" if self._blocks else "") + table + "\n")
        self._rows = []
        self._blocks += 1
