"""The speakers of a corpus: quotes counted by name over many documents."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from pullquote import _core
from pullquote._frames import is_a
from pullquote._rows import read_columns
from pullquote._table import Table

if TYPE_CHECKING:
    import os

    import duckdb
    import pandas as pd
    import polars as pl

_NAMES = ("speaker_name", "speaker_title", "speaker_affiliation", "doc_id")


@overload
def speakers(quotes: Table | list[dict[str, Any]], aliases: Any = None) -> Table: ...
@overload
def speakers(quotes: pd.DataFrame, aliases: Any = None) -> pd.DataFrame: ...
@overload
def speakers(quotes: pl.DataFrame | pl.LazyFrame, aliases: Any = None) -> pl.DataFrame: ...
@overload
def speakers(quotes: duckdb.DuckDBPyRelation, aliases: Any = None) -> duckdb.DuckDBPyRelation: ...
@overload
def speakers(quotes: Any, aliases: Any = None) -> Any: ...
def speakers(quotes: Any, aliases: Any = None) -> Any:
    """Counts the quotes of a table by speaker, with the variants of one name joined.

    Two names are one speaker's if they differ in nothing but case, full stops, accents, hyphens, the kind of
    apostrophe, honorifics and titles in front, middle initials, suffixes such as "Jr." or "Inc.", and the order in
    "Quintero, Alba"; but where the corpus has two different sets of initials or two suffixes of persons for a name,
    such forms stay apart. A given name and its initial stay apart too: "J. Quintero" may be anyone. `aliases` joins
    what you know to be one.

    Args:
        quotes: A table of quotes, as `pullquote.quotes` gives it: a `Table`, a pandas, polars or pyarrow frame, a
            duckdb relation, a list of rows as dictionaries, or anything with the Arrow PyCapsule interface. It needs
            the column `speaker_name`; `speaker_title`, `speaker_affiliation` and `doc_id` are used if they are there.
        aliases: Names that stand for others, which win over everything: a dictionary of aliases and names, the path
            of a CSV file with the columns `alias` and `name`, or a frame with these columns.

    Returns:
        A frame of the library that `quotes` came from, or a `Table`, with one row for each speaker, most quotes
        first: `name`, `quotes` (how many), `documents` (in how many), and the lists `variants`, `titles` and
        `affiliations` that the texts have, most frequent first. Quotes without a speaker name do not count.

    Raises:
        ValueError: If a column is missing.
        TypeError: If an argument is of a type that cannot be read.

    Example:
        >>> table = quotes(["“It holds,” said Mayor Alba Quintero. “It will,” Quintero said."])
        >>> [(row["name"], row["quotes"]) for row in speakers(table).to_pylist()]
        [('Alba Quintero', 2)]
        >>> names = ["Dr. Jean-Pierre Lefèvre", "Jean Pierre Lefevre", "J. Lefèvre"]
        >>> table = speakers([{"speaker_name": name} for name in names], aliases={"J. Lefèvre": "Jean-Pierre Lefèvre"})
        >>> [(row["name"], row["quotes"]) for row in table.to_pylist()]
        [('Jean-Pierre Lefèvre', 3)]
    """
    columns = read_columns(quotes, _NAMES, required=1, what="quotes")
    count = len(columns["speaker_name"])
    nothing = [None] * count
    numbers: dict[Any, int] = {}
    documents = [numbers.setdefault(_hashable(key), len(numbers)) for key in columns.get("doc_id", nothing)]
    batches = _core.speakers(
        columns["speaker_name"],
        columns.get("speaker_title", nothing),
        columns.get("speaker_affiliation", nothing),
        documents,
        _aliases(aliases),
    )
    return _finish(quotes, Table(batches))


def _aliases(aliases: Any) -> list[tuple[str, str]]:
    """Pairs of an alias and a name; pairs that lack one are left out."""
    if aliases is None:
        return []
    if isinstance(aliases, Mapping):
        pairs = list(aliases.items())
    else:
        table = _read_csv(aliases) if isinstance(aliases, str | Path) else aliases
        columns = read_columns(table, ("alias", "name"), required=2, what="aliases")
        pairs = list(zip(columns["alias"], columns["name"], strict=True))
    for pair in pairs:
        for value in pair:
            if value is not None and not isinstance(value, str):
                raise TypeError(f"aliases and names must be str, not {type(value).__name__}: {value!r}")
    return [(alias, name) for alias, name in pairs if alias and name]


def _read_csv(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, skipinitialspace=True)
        rows = list(reader)
        # Columns of an empty table are columns all the same.
        return rows or [dict.fromkeys(reader.fieldnames or ())]


def _hashable(key: Any) -> Any:
    try:
        hash(key)
    except TypeError:
        return repr(key)
    return key


def _finish(data: Any, table: Table) -> Any:
    """The table as a frame of the library of `data`."""
    if is_a(data, "pandas", "DataFrame"):
        return table.to_pandas()
    if is_a(data, "polars", "DataFrame", "LazyFrame"):
        return table.to_polars()
    if is_a(data, "duckdb", "DuckDBPyRelation"):
        # duckdb finds the table by the name of the variable; the result is on the connection of `data`.
        counts = table  # noqa: F841
        return data.query("_", "select * from counts")
    if type(data).__module__.partition(".")[0] == "pyarrow" and "pyarrow" in sys.modules:
        return table.to_arrow()
    return table
