"""Annotations of Dask data frames, computed by the cluster.

Example:
    >>> from pullquote import dask as pqd  # doctest: +SKIP
    >>> articles = dask.dataframe.read_parquet("articles/")  # doctest: +SKIP
    >>> pqd.table(articles, "quotes", text="body", id="url").to_parquet("quotes/")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dask.dataframe.utils import make_meta

from pullquote._batch import check_names, worker_analyzer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import dask.dataframe as dd

__all__ = ["column", "table"]


def table(
    data: dd.DataFrame,
    what: str = "quotes",
    *,
    text: str = "text",
    id: str,
    columns: Sequence[str] = (),
    quotations: str = "split",
) -> dd.DataFrame:
    """One row for each sentence, entity mention, quote or referent of the texts; see `Analyzer.quotes` and its like.

    It is lazy, and a `map_partitions`: each partition is analysed on one thread, in a worker that builds the analyzer
    once. A document that cannot be analysed is left out, with a warning in the worker's log. Within a partition, rows
    are numbered from 0 on.

    Args:
        data: The documents.
        what: "sentences", "entities", "quotes" or "referents".
        text: The column of texts.
        id: The column of ids, of any type, which becomes `doc_id`. Row numbers mean nothing across partitions.
        columns: Other columns to carry along.
        quotations: As in `Analyzer`.

    Raises:
        ValueError: If there is no such component or column, or a column to carry along has the name of one of the
            annotations.
    """
    check_names([what], columns)
    if missing := [name for name in (text, id, *columns) if name not in data.columns]:
        raise ValueError(f"there is no column {missing[0]!r}; there are {', '.join(map(repr, data.columns))}")
    used = data[list(dict.fromkeys((text, id, *columns)))]
    arguments = (what, text, id, tuple(columns), quotations)
    meta = _annotate(make_meta(used), *arguments)
    result = used.map_partitions(_annotate, *arguments, meta=meta, enforce_metadata=False)
    return result.clear_divisions()


def column(what: str, data: dd.Series, *, quotations: str = "split") -> dd.Series:
    """One list of annotations for each text, with the index of `data`; see `Analyzer.column`.

    Raises:
        ValueError: If there is no such component.
    """
    check_names([what], ())
    meta = pd.Series(name=what, dtype=object, index=make_meta(data).index)
    return data.map_partitions(_lists, what, quotations, meta=meta)


def _annotate(
    data: pd.DataFrame, what: str, text: str, id: str, columns: Sequence[str], quotations: str
) -> pd.DataFrame:
    rows = getattr(worker_analyzer(what, quotations), what)(data, text=text)
    documents = rows.pop("doc_id").to_numpy()
    # Taken by position, so that values of any dtype stay what they are.
    keys = {"doc_id": data[id].take(documents), **{name: data[name].take(documents) for name in columns}}
    return pd.DataFrame({**{name: values.set_axis(rows.index) for name, values in keys.items()}, **rows})


def _lists(texts: pd.Series[Any], what: str, quotations: str) -> pd.Series[Any]:
    lists: pd.Series[Any] = worker_analyzer(what, quotations).column(what, texts)
    return lists
