"""The types of the functions that take any kind of data: what goes in decides what comes out.

Written once here instead of at each function; at run time, the decorators of this module change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast, overload

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from pullquote._arguments import Errors
    from pullquote._table import Table, Tables

    Pandas: TypeAlias = "pd.DataFrame | pd.Series[Any] | pd.Index[Any]"
    Polars: TypeAlias = "pl.DataFrame | pl.Series"
    Arrow: TypeAlias = "pa.Table | pa.RecordBatch | pa.RecordBatchReader | pa.ChunkedArray | pa.Array"

Column: TypeAlias = Hashable | None
Texts: TypeAlias = Iterable[str | None]
Rows: TypeAlias = list[dict[str, Any]]


class ArrowStream(Protocol):
    """Anything with the Arrow PyCapsule interface for streams."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream."""


class TableCall(Protocol):
    """A function from data to one table; see `Analyzer.sentences`."""

    # Lists and tables come first, so that they are what they are even where the stubs of a library are missing.
    # Frames have the Arrow interface too, which overlaps; the first signature that fits counts.
    @overload
    def __call__(self, data: list[str] | list[str | None], *, errors: Errors = ..., progress: bool = ...) -> Table: ...
    @overload
    def __call__(
        self, data: Table, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> Table: ...
    @overload
    def __call__(  # type: ignore[overload-overlap]
        self, data: Pandas, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> pd.DataFrame: ...
    @overload
    def __call__(  # type: ignore[overload-overlap]
        self, data: Polars, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> pl.DataFrame: ...
    @overload
    def __call__(
        self, data: pl.LazyFrame, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> pl.LazyFrame: ...
    @overload
    def __call__(
        self,
        data: duckdb.DuckDBPyRelation,
        text: Column = ...,
        id: Column = ...,
        *,
        errors: Errors = ...,
        progress: bool = ...,
    ) -> duckdb.DuckDBPyRelation: ...
    @overload
    def __call__(self, data: Texts, *, errors: Errors = ..., progress: bool = ...) -> Table: ...
    @overload
    def __call__(
        self, data: Arrow, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> pa.Table: ...
    @overload
    def __call__(
        self, data: ArrowStream, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> Table: ...


class TablesCall(Protocol):
    """A function from data to all tables; see `Analyzer.tables`."""

    @overload
    def __call__(
        self, data: list[str] | list[str | None], *, errors: Errors = ..., progress: bool = ...
    ) -> Tables[Table]: ...
    @overload
    def __call__(
        self, data: Table, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> Tables[Table]: ...
    @overload
    def __call__(  # type: ignore[overload-overlap]
        self, data: Pandas, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> Tables[pd.DataFrame]: ...
    @overload
    def __call__(  # type: ignore[overload-overlap]
        self,
        data: Polars | pl.LazyFrame,
        text: Column = ...,
        id: Column = ...,
        *,
        errors: Errors = ...,
        progress: bool = ...,
    ) -> Tables[pl.DataFrame]: ...
    @overload
    def __call__(
        self,
        data: duckdb.DuckDBPyRelation,
        text: Column = ...,
        id: Column = ...,
        *,
        errors: Errors = ...,
        progress: bool = ...,
    ) -> Tables[duckdb.DuckDBPyRelation]: ...
    @overload
    def __call__(self, data: Texts, *, errors: Errors = ..., progress: bool = ...) -> Tables[Table]: ...
    @overload
    def __call__(
        self, data: Arrow, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> Tables[pa.Table]: ...
    @overload
    def __call__(
        self, data: ArrowStream, text: Column = ..., id: Column = ..., *, errors: Errors = ..., progress: bool = ...
    ) -> Tables[Table]: ...


class ColumnCall(Protocol):
    """A function from a column of texts to a column of lists; see `Analyzer.column`."""

    @overload
    def __call__(self, what: str, data: list[str], *, errors: Errors = ..., progress: bool = ...) -> list[Rows]: ...
    @overload
    def __call__(
        self, what: str, data: pd.Series[Any] | pd.Index[Any], *, errors: Errors = ..., progress: bool = ...
    ) -> pd.Series[Any]: ...
    @overload
    def __call__(self, what: str, data: pl.Series, *, errors: Errors = ..., progress: bool = ...) -> pl.Series: ...
    @overload
    def __call__(self, what: str, data: pl.Expr, *, errors: Errors = ..., progress: bool = ...) -> pl.Expr: ...
    @overload
    def __call__(self, what: str, data: Texts, *, errors: Errors = ..., progress: bool = ...) -> list[Rows | None]: ...
    @overload
    def __call__(
        self, what: str, data: pa.Array | pa.ChunkedArray, *, errors: Errors = ..., progress: bool = ...
    ) -> pa.ChunkedArray: ...


class ColumnMethod(Protocol):
    """A `ColumnCall` as a method."""

    @overload
    def __get__(self, instance: None, owner: type) -> Callable[..., Any]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> ColumnCall: ...


class TableMethod(Protocol):
    """A `TableCall` as a method."""

    @overload
    def __get__(self, instance: None, owner: type) -> Callable[..., Any]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> TableCall: ...


class TablesMethod(Protocol):
    """A `TablesCall` as a method."""

    @overload
    def __get__(self, instance: None, owner: type) -> Callable[..., Any]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> TablesCall: ...


def table_call(function: Callable[..., Any]) -> TableCall:
    """Declares that a function is a `TableCall`."""
    return cast("TableCall", function)


def tables_call(function: Callable[..., Any]) -> TablesCall:
    """Declares that a function is a `TablesCall`."""
    return cast("TablesCall", function)


def column_call(function: Callable[..., Any]) -> ColumnCall:
    """Declares that a function is a `ColumnCall`."""
    return cast("ColumnCall", function)


def column_method(function: Callable[..., Any]) -> ColumnMethod:
    """Declares that a method is a `ColumnCall`."""
    return cast("ColumnMethod", function)


def table_method(function: Callable[..., Any]) -> TableMethod:
    """Declares that a method is a `TableCall`."""
    return cast("TableMethod", function)


def tables_method(function: Callable[..., Any]) -> TablesMethod:
    """Declares that a method is a `TablesCall`."""
    return cast("TablesMethod", function)
