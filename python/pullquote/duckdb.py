"""Functions for duckdb's SQL that give the annotations of a text as a list, beside its row.

`register` teaches a connection four functions: `pullquote_sentences`, `pullquote_entities`, `pullquote_quotes` and
`pullquote_referents`. Each takes a text and gives a list of structs with the columns of the table of that name but for
`doc_id`: an empty list where nothing was found, null for a null. They need pyarrow, through which duckdb hands columns
over: `pip install 'pullquote[duckdb,arrow]'`.

Example:
    >>> import duckdb
    >>> import pullquote.duckdb
    >>> connection = pullquote.duckdb.register(duckdb.connect())
    >>> articles = connection.sql("select 7 as id, '“It holds,” said Mayor Alba Quintero.' as body")
    >>> quotes = articles.project("id, unnest(pullquote_quotes(body), recursive := true)")
    >>> quotes.project("id, speaker_name").fetchall()
    [(7, 'Alba Quintero')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from pullquote import Analyzer
from pullquote._table import need

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyConnection

__all__ = ["register"]


def register(connection: DuckDBPyConnection | None = None, *, analyzer: Analyzer | None = None) -> DuckDBPyConnection:
    """Teaches a connection the functions, in the place of any of the same names, and gives it back.

    Args:
        connection: The connection; None means duckdb's default one, on which `duckdb.sql` works.
        analyzer: What finds the annotations; only the functions of its components are registered. None means one with
            all components.

    Raises:
        ImportError: If pyarrow is missing.
    """
    pa = need("pyarrow", "pullquote.duckdb", "arrow")
    connection = duckdb.default_connection() if connection is None else connection
    analyzer = analyzer or Analyzer()
    for component in analyzer.components:
        name = f"pullquote_{component}"
        nothing = pa.table({"found": analyzer.column(component, pa.array([], pa.string()))})
        kind = connection.from_arrow(nothing).types[0]
        _forget(connection, name)
        # duckdb takes the names of its options as well as the enumerations that its stubs know.
        create: Any = connection.create_function
        create(name, _column(analyzer, component), ["VARCHAR"], kind, type="arrow", null_handling="special")
    return connection


def _column(analyzer: Analyzer, component: str) -> Callable[[Any], Any]:
    """The function of one component; duckdb counts the parameters of what it is given."""

    def column(texts: Any) -> Any:
        return analyzer.column(component, texts)

    return column


def _forget(connection: DuckDBPyConnection, name: str) -> None:
    """Removes a function, if the connection has it; duckdb takes no second one of a name."""
    known = "select count(*) from duckdb_functions() where function_name = $name"
    if connection.execute(known, {"name": name}).fetchall() != [(0,)]:
        connection.remove_function(name)
