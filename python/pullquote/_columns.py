"""One column of lists beside the column of texts, for those who want to keep one row a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from pullquote import _frames
from pullquote._frames import is_a

if TYPE_CHECKING:
    from pullquote._table import Table


class Column(NamedTuple):
    """A column of texts."""

    texts: Any
    """The texts, as the table functions take them."""
    valid: list[bool]
    """Whether each row holds a text."""
    finish: Callable[[Table], Any]
    """Makes a table of one column a column of the library that the texts came from."""


def read(data: Any) -> Column:
    """Finds out what kind of column `data` is.

    Raises:
        TypeError: If it is a frame, or nothing like a column.
    """
    if is_a(data, "pandas", "Series", "Index"):
        index = None if is_a(data, "pandas", "Index") else data.index
        return Column(data, data.notna().tolist(), lambda table: _pandas(table, index))
    if is_a(data, "polars", "Series"):
        return Column(data, data.is_not_null().to_list(), lambda table: table.to_polars().to_series())
    if is_a(data, "pyarrow", "Array", "ChunkedArray"):
        return Column(data, data.is_valid().to_pylist(), lambda table: table.to_arrow().column(0))
    if is_a(data, "duckdb", "DuckDBPyRelation"):
        return _duckdb(data)
    if hasattr(data, "columns") or hasattr(data, "column_names") or isinstance(data, Mapping):
        raise TypeError(f'data is a {type(data).__name__}; pass one column of it, such as data["text"]')
    if isinstance(data, str | bytes) or not isinstance(data, Iterable):
        raise TypeError(
            "data must be a list of str, a pandas, polars or pyarrow column, a polars expression, or a duckdb relation "
            "of one column; "
            f"not {type(data).__name__}"
        )
    rows = list(data)
    # What is neither a string nor null is refused, or treated as null, by who reads the texts.
    return Column(rows, [isinstance(row, str) for row in rows], _values)


def _duckdb(data: Any) -> Column:
    if len(data.columns) != 1:
        raise TypeError(
            f'data is a relation of {len(data.columns)} columns; pass one of them, such as data.select("text"), '
            "or in SQL use pullquote_quotes(text) and its like, which pullquote.duckdb.register() makes"
        )
    rows = [text for (text,) in data.fetchall()]
    return Column(rows, [text is not None for text in rows], partial(_frames.duckdb_relation, data))


def is_expression(data: object) -> bool:
    """True for polars expressions."""
    return is_a(data, "polars", "Expr")


def expression(data: Any, column: Callable[[Any], Any]) -> Any:
    """A polars expression that applies `column` to the values of the expression `data`, batch by batch."""
    import polars as pl

    # An empty column has the type of all.
    kind = column(pl.Series([], dtype=pl.String)).dtype
    return data.map_batches(column, return_dtype=kind, is_elementwise=True)


def _values(table: Table) -> list[Any]:
    return table.to_pydict()[table.column_names[0]]


def _pandas(table: Table, index: Any) -> Any:
    import pandas as pd

    return pd.Series(_values(table), index=index, name=table.column_names[0], dtype=object)
