"""Where texts come from and where tables go: lists, pandas, polars, pyarrow, duckdb and anything that speaks Arrow.

A library is recognised by the modules that are loaded already: data of a library that nobody imported cannot exist, so
none is ever imported to find out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from pullquote._core import ArrowSource
from pullquote._table import Table

ACCEPTED = (
    "a list of str, a pandas, polars or pyarrow column or frame, a duckdb relation, "
    "or an object with the Arrow PyCapsule interface"
)


class Source(NamedTuple):
    """Texts as the core reads them, and the way back to the library that they came from."""

    texts: tuple[object, ...] | ArrowSource
    """The rows, or a stream of them."""
    size: int | None
    """The number of rows, if it is known beforehand."""
    finish: Callable[[Table], Any]
    """Makes the result of a table."""
    text: int | None = None
    """The number of the column of texts in a stream of frames."""
    id: int | None = None
    """The number of the column of ids in a stream of frames."""


def read(data: object, text: Hashable | None, id: Hashable | None) -> Source:
    """Finds out what `data` is and which of its columns hold the texts and the ids."""
    if is_a(data, "pandas", "DataFrame", "Series", "Index"):
        return _pandas(data, text, id)
    if is_a(data, "polars", "DataFrame", "LazyFrame", "Series"):
        return _polars(data, text, id)
    if is_a(data, "duckdb", "DuckDBPyRelation"):
        return _duckdb(data, text, id)
    if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        return _arrow(data, text, id)
    return _list(data, text, id)


def iterate(texts: object) -> Iterator[object]:
    """The elements of an iterable of texts; an iterable that would give something else is refused."""
    if isinstance(texts, str | bytes):
        raise TypeError(f"texts is one {type(texts).__name__}; pass a list of texts, or call analyze(text) for one")
    if isinstance(texts, Mapping) or hasattr(texts, "columns") or hasattr(texts, "column_names"):
        raise TypeError(f"texts is a {type(texts).__name__}; pass one column of texts, not a whole frame")
    if is_a(texts, "pyarrow", "Array", "ChunkedArray"):
        return (scalar.as_py() for scalar in texts)  # type: ignore[attr-defined]
    if not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of str, not {type(texts).__name__}")
    return iter(texts)


def is_a(data: object, module: str, *classes: str) -> bool:
    """True if `data` is an instance of one of the classes of a module, which need not be loaded."""
    loaded = sys.modules.get(module)
    return loaded is not None and any(isinstance(data, getattr(loaded, name, ())) for name in classes)


def choose(
    columns: list[tuple[Any, bool]], text: Hashable | None, id: Hashable | None, option: str = "{}="
) -> tuple[int, int | None]:
    """The numbers of the columns of texts and of ids.

    `columns` tells of each its name and whether it holds strings; `option` is how messages call a parameter.
    """
    names = [name for name, _ in columns]
    shown = ", ".join(map(repr, names)) or "none"

    def find(name: Hashable, parameter: str) -> int:
        if names.count(name) == 1:
            return names.index(name)
        if name in names:
            raise ValueError(f"{names.count(name)} columns are named {name!r}; rename all but one")
        raise ValueError(f"there is no column {name!r}; pass {option.format(parameter)} with one of: {shown}")

    number = None if id is None else find(id, "id")
    if text is not None:
        return find(text, "text"), number
    if "text" in names:
        return find("text", "text"), number
    strings = [index for index, (_, is_string) in enumerate(columns) if is_string and index != number]
    if len(strings) == 1:
        return strings[0], number
    many = "more than one column holds" if strings else "no column holds"
    raise ValueError(f"{many} strings and none is named 'text'; pass {option.format('text')} with one of: {shown}")


def _no_columns(kind: str, text: Hashable | None, id: Hashable | None) -> None:
    if text is not None or id is not None:
        raise TypeError(
            f"text= and id= name columns of a frame, but the data is {kind}; leave them out, or pass a frame"
        )


def _list(data: object, text: Hashable | None, id: Hashable | None) -> Source:
    if isinstance(data, str | bytes):
        raise TypeError(f"data is one {type(data).__name__}, not many texts; pass [text], or call analyze(text)")
    if isinstance(data, Mapping) or not isinstance(data, Iterable):
        raise TypeError(f"data must be {ACCEPTED}; not {type(data).__name__}")
    _no_columns("a list", text, id)
    texts = tuple(data)
    return Source(texts, len(texts), lambda table: table)


def _arrow(data: object, text: Hashable | None, id: Hashable | None) -> Source:
    source = ArrowSource(data)
    size = len(data) if hasattr(data, "__len__") else None
    finish = Table.to_arrow if type(data).__module__.partition(".")[0] == "pyarrow" else _as_it_is
    if source.columns is None:
        _no_columns("one column", text, id)
        return Source(source, size, finish)
    size = getattr(data, "num_rows", size)
    return Source(source, size, finish, *choose([(name, is_text) for name, _, is_text in source.columns], text, id))


def _as_it_is(table: Table) -> Table:
    return table


def lazy(data: Any, text: Hashable | None, id: Hashable | None, table: Callable[[Any], Any]) -> Any:
    """The lazy frame that applies `table` to the columns `text` and `doc_id` that it takes from a lazy polars frame.

    The engine may hand over the rows in batches, so row numbers are given out before.
    """
    import polars as pl

    number, id_number = choose(_polars_columns(data), text, id)
    names = data.collect_schema().names()
    if id_number is None:
        rows = data.select(text=names[number]).with_row_index("doc_id").cast({"doc_id": pl.Int64})
    else:
        rows = data.select(text=names[number], doc_id=names[id_number])
    schema = table(pl.DataFrame(schema=rows.collect_schema())).schema
    return rows.map_batches(
        table,
        # What is asked of the result cannot be asked of the texts.
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
        schema=schema,
        streamable=True,
    )


def _polars_columns(data: Any) -> list[tuple[Any, bool]]:
    strings = ("String", "Categorical", "Enum")
    return [(name, dtype.base_type().__name__ in strings) for name, dtype in data.collect_schema().items()]


def _polars(data: Any, text: Hashable | None, id: Hashable | None) -> Source:
    if is_a(data, "polars", "Series"):
        _no_columns("one column", text, id)
        return Source(_polars_texts(data), len(data), Table.to_polars, text=0)
    columns = _polars_columns(data)
    number, id_number = choose(columns, text, id)
    names = {columns[used][0]: None for used in (number, id_number) if used is not None}
    data = data.lazy().select(*names).collect()  # the other columns of a lazy frame need not be computed
    texts = data.to_series(0)

    def finish(table: Table) -> Any:
        frame = table.to_polars()
        if id_number is None:
            return frame
        # Taken here, not from Arrow, so that ids of any type stay what they are.
        return frame.with_columns(data.to_series(-1).gather(frame["doc_id"]).alias("doc_id"))

    return Source(_polars_texts(texts), len(data), finish, text=0)


def _polars_texts(series: Any) -> ArrowSource:
    if series.dtype.base_type().__name__ == "Null":
        # What polars exports as a column of nulls is not quite what Arrow prescribes.
        series = series.cast(sys.modules["polars"].String)
    return ArrowSource(series.to_frame())


def _duckdb(data: Any, text: Hashable | None, id: Hashable | None) -> Source:
    is_string = [str(kind) == "VARCHAR" or str(kind).startswith("ENUM") for kind in data.types]
    numbers = choose(list(zip(data.columns, is_string, strict=True)), text, id)
    # Only the columns in use: the others need not be computed.
    names = [data.columns[number].replace('"', '""') for number in dict.fromkeys(numbers) if number is not None]
    used = data.project(", ".join(f'"{name}"' for name in names))
    id_position = None if numbers[1] is None else len(names) - 1

    return Source(ArrowSource(used), None, partial(duckdb_relation, data), 0, id_position)


def duckdb_relation(data: Any, table: Table) -> Any:
    """`table` as a relation on the connection of the relation `data`."""
    # duckdb finds the table by the name of the variable.
    annotations = table  # noqa: F841
    return data.query("_", "select * from annotations")


def _pandas(data: Any, text: Hashable | None, id: Hashable | None) -> Source:
    if is_a(data, "pandas", "Series", "Index"):
        _no_columns("one column", text, id)
        return Source(_pandas_texts(data), len(data), Table.to_pandas)
    columns = [(name, _holds_strings(data.iloc[:, number])) for number, name in enumerate(data.columns)]
    number, id_number = choose(columns, text, id)
    ids = None if id_number is None else data.iloc[:, id_number]

    def finish(table: Table) -> Any:
        frame = table.to_pandas()
        if ids is not None:
            # Taken here, not from Arrow, so that ids of any dtype stay what they are.
            frame["doc_id"] = ids.take(frame["doc_id"].to_numpy()).set_axis(frame.index)
        return frame

    return Source(_pandas_texts(data.iloc[:, number]), len(data), finish)


def is_arrow_text(pa: Any, kind: Any) -> bool:
    """True for pyarrow's types of strings, as such and as the values of a dictionary."""
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _holds_strings(series: Any) -> bool:
    if hasattr(series.dtype, "pyarrow_dtype"):
        return is_arrow_text(sys.modules["pyarrow"], series.dtype.pyarrow_dtype)
    infer = sys.modules["pandas"].api.types.infer_dtype
    values = series.cat.categories if hasattr(series.dtype, "categories") and hasattr(series, "cat") else series
    return bool(infer(values, skipna=True) == "string")


def _pandas_texts(series: Any) -> tuple[object, ...] | ArrowSource:
    if getattr(series.dtype, "storage", None) == "pyarrow" or hasattr(series.dtype, "pyarrow_dtype"):
        return ArrowSource(series.array.__arrow_array__())
    return tuple(series.tolist())


def pandas_frame(table: Table) -> Any:
    """`table` as a pandas data frame, by way of pyarrow where it is loaded, or else of lists."""
    pd, pa = sys.modules["pandas"], sys.modules.get("pyarrow")
    if pa is None or not hasattr(pa, "table"):
        return pd.DataFrame({name: _pandas_column(pd, name, values) for name, values in table.to_pydict().items()})
    columns = {}
    for field, column in zip((arrow := pa.table(table)).schema, arrow.columns, strict=True):
        if pa.types.is_nested(field.type):
            columns[field.name] = pd.Series(column.to_pylist(), dtype=object)
        elif pa.types.is_int32(field.type) and field.nullable:
            columns[field.name] = column.to_pandas(types_mapper={pa.int32(): pd.Int32Dtype()}.get)
        else:
            columns[field.name] = column.to_pandas()
    return pd.DataFrame(columns)


def _pandas_column(pd: Any, name: str, values: list[Any]) -> Any:
    if name == "doc_id":
        return pd.Series(values, dtype=None if values else "int64")
    if name in {"spans", "titles", "affiliations", "mentions", "variants"}:
        return pd.Series(values, dtype=object)
    if name == "score":
        return pd.Series(values, dtype="float64")
    if name in {"speaker_start", "speaker_end", "cue_start", "cue_end"}:
        return pd.Series(values, dtype="Int32")
    if name in {"quotes", "documents"}:
        return pd.Series(values, dtype="int64")
    if name in {"start", "end"} or name.endswith("_id"):
        return pd.Series(values, dtype="int32")
    return pd.Series(values, dtype=pd.Series([""]).dtype)  # whatever this version of pandas holds strings in
