"""What type checkers know: `make lint` checks the body of `what_comes_out`, nothing runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_type

import pullquote as pq

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl


def what_comes_out(
    strings: list[str],
    frame: pd.DataFrame,
    series: pd.Series[str],
    polars: pl.DataFrame,
    lazy: pl.LazyFrame,
    relation: duckdb.DuckDBPyRelation,
    expression: pl.Expr,
    nlp: pq.Analyzer,
) -> None:
    assert_type(pq.quotes(strings), pq.Table)
    assert_type(pq.quotes(dict.fromkeys(strings, 1).keys()), pq.Table)
    assert_type(pq.quotes(frame, "text", id="id"), "pd.DataFrame")
    assert_type(nlp.quotes(series), "pd.DataFrame")
    assert_type(nlp.entities(polars, text="text"), "pl.DataFrame")
    assert_type(nlp.sentences(polars["text"]), "pl.DataFrame")
    assert_type(nlp.referents(lazy), "pl.LazyFrame")
    assert_type(pq.sentences(relation), "duckdb.DuckDBPyRelation")
    assert_type(pq.sentences(pq.sentences(strings)), pq.Table)
    assert_type(pq.column("quotes", strings), list[list[dict[str, Any]]])
    assert_type(pq.column("quotes", series), "pd.Series[Any]")
    assert_type(nlp.column("quotes", polars["text"]), "pl.Series")
    assert_type(pq.column("quotes", expression), "pl.Expr")
    assert_type(pq.speakers(pq.quotes(frame)), "pd.DataFrame")
    assert_type(pq.speakers(pq.quotes(lazy)), "pl.DataFrame")
    assert_type(pq.tables(frame).quotes, "pd.DataFrame")
    assert_type(nlp.tables(lazy).quotes, "pl.DataFrame")
    assert_type(nlp.tables(strings).referents, pq.Table)


def test_the_functions_are_there():
    assert all(callable(getattr(pq, name)) for name in ("sentences", "entities", "quotes", "referents", "tables"))
