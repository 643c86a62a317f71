"""Columns of tables that users hand back, of whatever library, as plain lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pullquote._frames import is_a
from pullquote._table import Table, need


def read_columns(data: Any, names: Sequence[str], required: int, what: str) -> dict[str, list[Any]]:
    """Those of the named columns that `data` has, as lists; the first `required` it must have.

    Args:
        data: A `Table`, a pandas, polars or pyarrow frame, a duckdb relation, a list of rows as dictionaries, or
            anything with the Arrow PyCapsule interface.
        names: The columns.
        required: How many of them must be there.
        what: What messages call the data, in the plural.

    Raises:
        ValueError: If a column is missing.
        TypeError: If `data` is no table.
    """
    if is_a(data, "polars", "LazyFrame"):
        data = data.collect()
    if isinstance(data, Table):
        known, column = data.column_names, data.to_pydict().__getitem__
    elif is_a(data, "pandas", "DataFrame"):
        known, column = list(data.columns), lambda name: _without_nan(data[name])
    elif is_a(data, "polars", "DataFrame"):
        known, column = data.columns, lambda name: data.get_column(name).to_list()
    elif is_a(data, "duckdb", "DuckDBPyRelation"):
        known = data.columns
        column = lambda name: [value for (value,) in data.project(_quoted(name)).fetchall()]  # noqa: E731
    elif hasattr(data, "__arrow_c_stream__"):
        table = need("pyarrow", f"reading {what} through Arrow", "arrow").table(data)
        known, column = table.column_names, lambda name: table.column(name).to_pylist()
    elif isinstance(data, Iterable) and not isinstance(data, str | bytes | Mapping):
        rows = list(data)
        if not all(isinstance(row, Mapping) for row in rows):
            raise TypeError(f"{what} must be a table or a list of dictionaries")
        known = list(dict.fromkeys(name for row in rows for name in row)) if rows else list(names)
        column = lambda name: [row.get(name) for row in rows]  # noqa: E731
    else:
        raise TypeError(f"{what} must be a table or a list of dictionaries, not {type(data).__name__}")
    missing = [name for name in names[:required] if name not in known]
    if missing:
        raise ValueError(f"{what} lack the column {missing[0]!r}; they have {', '.join(map(repr, known))}")
    return {name: column(name) for name in names if name in known}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _without_nan(series: Any) -> list[Any]:
    return list(series.astype(object).where(series.notna(), None))
