"""Importing this module gives polars frames, lazy frames, columns and expressions the namespace `pullquote`.

Example:
    >>> import polars as pl
    >>> import pullquote.polars
    >>> frame = pl.DataFrame({"text": ["“It holds,” said Mayor Alba Quintero."], "url": ["a"]})
    >>> frame.pullquote.quotes(id="url")["speaker_name"].to_list()
    ['Alba Quintero']
    >>> frame.with_columns(quotes=pl.col("text").pullquote.quotes())["quotes"].list.len().to_list()
    [1]
"""

from __future__ import annotations

import polars as pl

from pullquote._sugar import ColumnMethods, FrameMethods

__all__ = ["PolarsColumn", "PolarsFrame"]


@pl.api.register_dataframe_namespace("pullquote")
@pl.api.register_lazyframe_namespace("pullquote")
class PolarsFrame(FrameMethods):
    """`frame.pullquote`: tables of a frame's texts; those of a lazy frame are lazy."""


@pl.api.register_series_namespace("pullquote")
@pl.api.register_expr_namespace("pullquote")
class PolarsColumn(ColumnMethods):
    """`pl.col("text").pullquote`: columns of type `list[struct]`."""
