"""Tables of annotations, for callers who brought no data frame library of their own."""

from __future__ import annotations

import importlib
import shutil
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, final

from pullquote._core import Batches
from pullquote._unicode import printable

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Frame = TypeVar("Frame")
_SHOWN_ROWS = 10
_SHOWN_WIDTH = 40
_HIDDEN_FIRST = ("spans", "method", "score", "cue_end", "cue_start", "speaker_end", "speaker_start", "end", "start",
                 "speaker", "speaker_affiliation", "speaker_title", "quote_id")  # fmt: skip
"""Columns that a table too wide for the terminal does without, in this order."""


@final
class Table:
    """A tidy long table in Arrow's memory format, with one row for each sentence, entity mention, and so on.

    Any library that reads the Arrow PyCapsule interface takes it as it is, without copying: `polars.DataFrame(table)`,
    `pyarrow.table(table)`, `duckdb.sql("select * from table")`. Immutable and
    picklable. Lone surrogates, which Arrow cannot hold,
    stand as U+FFFD; there are as many code points as before, so offsets into the original string hold.

    Example:
        >>> table = pullquote.sentences(["It holds. It will."])
        >>> table.column_names
        ['doc_id', 'sentence_id', 'start', 'end', 'text']
        >>> table.to_pylist()[1]["text"]
        'It will.'
    """

    __slots__ = ("_batches",)
    _batches: Batches

    def __init__(self, batches: Batches) -> None:
        object.__setattr__(self, "_batches", batches)

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return self._batches.column_names

    def to_arrow(self) -> pa.Table:
        """The table as a `pyarrow.Table`; needs pyarrow."""
        table: pa.Table = need("pyarrow", "to_arrow()", "arrow").table(self)
        return table

    def to_polars(self) -> pl.DataFrame:
        """The table as a `polars.DataFrame`; needs polars."""
        frame: pl.DataFrame = need("polars", "to_polars()", "polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """The table as a `pandas.DataFrame`; needs pandas, but not pyarrow.

        Offsets that may be missing (`speaker_start` and the like) are pandas' nullable `Int32`, and `spans` holds lists
        of dictionaries.
        """
        need("pandas", "to_pandas()", "pandas")
        from pullquote._frames import pandas_frame

        frame: pd.DataFrame = pandas_frame(self)
        return frame

    def to_pydict(self) -> dict[str, list[Any]]:
        """The table as a dictionary of column names and lists of values."""
        return self._batches.to_pydict(0, len(self))

    def to_pylist(self) -> list[dict[str, Any]]:
        """The table as a list of rows, each a dictionary."""
        columns = self.to_pydict()
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    def __len__(self) -> int:
        return len(self._batches)

    def __eq__(self, other: object) -> bool:
        return self._batches == other._batches if isinstance(other, Table) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Table is immutable; cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Table is immutable; cannot delete {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_ipc, (self._batches.to_ipc(),)

    def __arrow_c_schema__(self) -> object:
        """The schema, for readers of the Arrow PyCapsule interface."""
        return self._batches.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows, for readers of the Arrow PyCapsule interface."""
        return self._batches.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        from tabulate import tabulate

        columns = self._head()
        hidden = []
        width = shutil.get_terminal_size((120, 24)).columns
        while True:
            table = str(tabulate(columns, headers="keys", tablefmt="simple", disable_numparse=True))
            superfluous = [name for name in _HIDDEN_FIRST if name in columns]
            if not superfluous or max(map(len, table.splitlines())) <= width:
                break
            hidden.append(superfluous[0])
            del columns[superfluous[0]]
        note = f"\nnot shown: {', '.join(name for name in self.column_names if name in hidden)}" if hidden else ""
        return f"{table}\n{self._summary()}{note}"

    def _repr_html_(self) -> str:
        from tabulate import tabulate

        # tabulate escapes what it shows in this form.
        table = tabulate(self._head(), headers="keys", tablefmt="html", disable_numparse=True)
        return f"{table}\n<p>{self._summary()}</p>"

    def _head(self) -> dict[str, list[str]]:
        """The first rows by column, every value on one short line."""
        columns = self._batches.to_pydict(0, _SHOWN_ROWS)
        return {name: [shorten(value) for value in values] for name, values in columns.items()}

    def _summary(self) -> str:
        more = f", the first {_SHOWN_ROWS} shown" if len(self) > _SHOWN_ROWS else ""
        return f"{len(self)} row{'' if len(self) == 1 else 's'} of {len(self.column_names)} columns{more}"


def _from_ipc(data: bytes) -> Table:
    return Table(Batches.from_ipc(data))


class Tables(NamedTuple, Generic[Frame]):
    """The tables of one run over the same documents.

    Each is a frame of the library that the data came from, or a `Table`. A table whose component the analyzer was not
    asked for is empty.
    """

    sentences: Frame
    """One row for each sentence."""
    entities: Frame
    """One row for each entity mention."""
    quotes: Frame
    """One row for each quote."""
    referents: Frame
    """One row for each person, organisation or place."""


def need(module: str, what: str, extra: str) -> Any:
    """Imports an optional library, or tells how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f"{what} needs {module}; install it with: pip install 'pullquote[{extra}]'") from error


def shorten(value: object, width: int = _SHOWN_WIDTH) -> str:
    """A value on one line of at most `width` characters."""
    if value is None:
        return ""
    if isinstance(value, list):
        return shorten(", ".join(map(_item, value[:width])), width)
    # Text may be very long, so it is cut before it is looked at.
    line = printable(" ".join(str(value)[: 4 * width].split()))
    return line if len(line) <= width else line[: width - 1] + "…"


def _item(value: object) -> str:
    """A span, a name, or whatever users have in lists of their own."""
    if isinstance(value, dict) and value.keys() == {"start", "end"}:
        return f"{value['start']}:{value['end']}"
    return str(value)
